import { afterEach, describe, expect, it } from 'vitest';
import type { MailTransport } from '../../../main/central/mail/mail-transport.ts';
import { ok, refuse } from '../../../shared/result.ts';
import { mailBench } from './support/mail-bench.ts';
import { sender, smtpOn, startOfTests } from './support/mail-office.ts';
import { type MailServer, smtpError, startMailServer } from './support/mail-server.ts';

const { server, office, clear } = mailBench();
afterEach(clear);

const unreachable: MailTransport = {
  send: async () => refuse({ permanent: false, reason: 'No hay conexión con el servidor de correo.' }),
};

describe('a queued mail', () => {
  it('arrives as it was written, with accents, at each recipient', async () => {
    const smtp = await server();
    const { queue, deliver, mail } = await office(smtpOn(smtp.port));
    const to = ['uno@empresa.example', 'dos@empresa.example', 'tres@otra.example'];
    const subject = 'Suspender órdenes de trabajo: solicitud Ñ-1, «trámite»';
    const text = 'Señora supervisora:\nsuspenda la orden. Atención, ¿sí?\n';
    const id = await queue({ to, subject, text });
    expect(await deliver()).toBe(1);
    expect(smtp.received).toHaveLength(1);
    const [{ parsed, ...received }] = smtp.received as [MailServer['received'][number]];
    expect(received).toMatchObject({ from: sender, to });
    expect(parsed.subject).toBe(subject);
    expect(parsed.text).toBe(text);
    expect(parsed.messageId).toBe(`<${id}@empresa.example>`);
    expect(parsed.date?.toISOString()).toBe(startOfTests);
    expect(parsed.headers.get('auto-submitted')).toBe('auto-generated');
    expect(await mail(id)).toMatchObject({
      state: 'sent',
      attempts: 1,
      lastError: null,
      sentAt: startOfTests,
    });
  });

  it('is sent once, however often it is looked for at once', async () => {
    const smtp = await server();
    const { central, queue, deliver } = await office(smtpOn(smtp.port));
    for (let count = 0; count < 25; count += 1) await queue();
    const counts = await Promise.all([deliver(), deliver(), deliver()]);
    expect(counts).toEqual([25, 25, 25]);
    expect(await deliver()).toBe(0);
    expect(new Set(smtp.received.map(({ parsed }) => parsed.messageId)).size).toBe(25);
    expect(smtp.received).toHaveLength(25);
    expect(await central.store.read.countQueuedMails()).toBe(0);
  });

  it('is not sent by a second sender while a first one has it', async () => {
    const smtp = await server();
    const { central, queue, deliver, pass, mail } = await office(smtpOn(smtp.port));
    const id = await queue();
    const until = '2026-11-23T14:10:00.000Z';
    const take = () => central.store.transaction((writer) => writer.takeMail(id, startOfTests, until));
    expect(await take()).toMatchObject({ id });
    expect(await take()).toBeNull();
    expect(await deliver()).toBe(0);
    pass(10);
    expect(await deliver()).toBe(1);
    expect(await mail(id)).toMatchObject({ state: 'sent', attempts: 1 });
  });

  it('is sent once the server is back', async () => {
    const first = await startMailServer();
    await first.close();
    const { queue, deliver, pass, mail } = await office(smtpOn(first.port));
    const id = await queue();
    expect(await deliver()).toBe(0);
    expect(await mail(id)).toMatchObject({
      state: 'queued',
      attempts: 1,
      lastError: 'No hay conexión con el servidor de correo.',
    });
    const smtp = await server({}, first.port);
    pass(0.5);
    await deliver();
    expect(smtp.received).toHaveLength(0);
    pass(0.5);
    expect(await deliver()).toBe(1);
    expect(smtp.received).toHaveLength(1);
    expect(await mail(id)).toMatchObject({ state: 'sent', attempts: 2, lastError: null });
  });

  it('is tried again after one minute, then after twice as long each time up to an hour, twelve times', async () => {
    const { queue, deliver, pass, mail } = await office(unreachable);
    const id = await queue();
    const pauses: number[] = [];
    let minutes = 0;
    await deliver();
    for (let attempts = 1; (await mail(id))?.state === 'queued'; ) {
      pass(1);
      minutes += 1;
      await deliver();
      const tried = (await mail(id))?.attempts ?? 0;
      if (tried === attempts) continue;
      attempts = tried;
      pauses.push(minutes);
      minutes = 0;
    }
    expect(pauses).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60, 60, 60]);
    expect(await mail(id)).toMatchObject({
      state: 'failed',
      attempts: 12,
      lastError: 'Se intentó 12 veces. No hay conexión con el servidor de correo.',
      sentAt: null,
    });
  });

  it('has failed at once when there is nobody to send it to, also without a mail server', async () => {
    const { queue, mail, central, pulled } = await office(null);
    const id = await queue({ to: [] });
    expect(await mail(id)).toMatchObject({
      state: 'failed',
      attempts: 0,
      lastError: 'Ningún supervisor del centro de operaciones tiene un correo registrado.',
    });
    expect(await pulled('LPZ')).toMatchObject([{ id, state: 'failed' }]);
    expect(await central.store.read.countQueuedMails()).toBe(0);
  });

  it('keeps what became of it', async () => {
    const { queue, deliver, mail, central } = await office({ send: async () => ok({ refused: 0 }) });
    const id = await queue();
    await deliver();
    const sent = await mail(id);
    await central.store.transaction((writer) =>
      writer.recordMailOutcome(id, { state: 'failed', error: 'Tarde.' }, startOfTests),
    );
    expect(await mail(id)).toEqual(sent);
  });

  it('keeps no more than 300 characters of an error', async () => {
    const { queue, deliver, mail } = await office({
      send: async () => refuse({ permanent: true, reason: 'x'.repeat(1000) }),
    });
    const id = await queue();
    await deliver();
    expect((await mail(id))?.lastError).toHaveLength(300);
  });
});

describe('a branch', () => {
  it('is told of a mail that is queued, that was tried and that was sent, if it is of the regional', async () => {
    const first = await startMailServer();
    await first.close();
    const { queue, deliver, pass, pulled } = await office(smtpOn(first.port));
    const id = await queue();
    expect(await pulled('LPZ')).toMatchObject([{ id, state: 'queued', attempts: 0 }]);
    await deliver();
    expect(await pulled('LPZ')).toMatchObject([{ id, state: 'queued', attempts: 1 }]);
    await server({}, first.port);
    pass(1);
    await deliver();
    expect(await pulled('LPZ')).toMatchObject([{ id, state: 'sent', attempts: 2 }]);
    expect(await pulled('SCZ')).toEqual([]);
  });
});

describe('the log', () => {
  it('names no address and no text of a mail, whatever becomes of it', async () => {
    const smtp = await server({
      onRcptTo: ({ address }, _session, done) =>
        done(address.startsWith('nadie') ? smtpError(550, `5.1.1 <${address}>`) : undefined),
    });
    const { queue, deliver, log } = await office(smtpOn(smtp.port));
    const sent = await queue({ to: ['alguien@secreta.example'], text: 'Cliente Quispe' });
    const failed = await queue({ to: ['nadie@secreta.example'], text: 'Cliente Quispe' });
    await deliver();
    expect(log()).toContain(sent);
    expect(log()).toContain(failed);
    expect(log()).not.toMatch(/secreta|alguien|nadie|Quispe/);
  });

  it('says when no mail server is set, and mails stay queued', async () => {
    const { central, queue, mail, log, restart, deliver } = await office(null);
    const id = await queue();
    await central.listen(0);
    expect(log()).toContain('no mail server is set (SMTP_URL): mails stay queued');
    expect(await mail(id)).toMatchObject({ state: 'queued', attempts: 0 });
    const smtp = await server();
    await restart(smtpOn(smtp.port));
    expect(await deliver()).toBe(1);
  });
});
