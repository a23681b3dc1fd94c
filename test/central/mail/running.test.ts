import { pino } from 'pino';
import { afterEach, describe, expect, it } from 'vitest';
import type { MailTransport } from '../../../main/central/mail/mail-transport.ts';
import { createMailer } from '../../../main/central/mail/mailer.ts';
import { ok } from '../../../shared/result.ts';
import { mailBench } from './support/mail-bench.ts';
import { sender, smtpOn, startOfTests } from './support/mail-office.ts';

const { server, office, clear } = mailBench();
afterEach(clear);

describe('the central office', () => {
  it('sends what is queued while it listens, also what an earlier run left', async () => {
    const smtp = await server();
    const mails = await office(null);
    const left = await mails.queue();
    await mails.restart(smtpOn(smtp.port));
    await mails.central.listen(0);
    await smtp.has(1);
    expect(smtp.received[0]?.parsed.messageId).toContain(left);
  });

  it('ends after the mail that it is sending, and goes on with the next one at the next start', async () => {
    const started = Promise.withResolvers<void>();
    const release = Promise.withResolvers<void>();
    const slow: MailTransport = {
      async send() {
        started.resolve();
        await release.promise;
        return ok({ refused: 0 });
      },
    };
    const mails = await office(slow);
    const first = await mails.queue();
    const second = await mails.queue();
    await mails.central.listen(0);
    await started.promise;
    const smtp = await server();
    const restarted = mails.restart(smtpOn(smtp.port));
    release.resolve();
    await restarted;
    expect(await mails.mail(first)).toMatchObject({ state: 'sent' });
    expect(await mails.mail(second)).toMatchObject({ state: 'queued', attempts: 0 });
    expect(await mails.deliver()).toBe(1);
    expect(smtp.received.map(({ parsed }) => parsed.messageId)).toEqual([`<${second}@empresa.example>`]);
  });

  it('sends a mail again, as the same message, when it died before it kept that it was sent', async () => {
    const smtp = await server();
    const mails = await office(smtpOn(smtp.port));
    const id = await mails.queue();
    const { store } = mails.central;
    const hold = await store.transaction((writer) =>
      writer.takeMail(id, startOfTests, '2026-11-23T14:10:00.000Z'),
    );
    if (hold === null) throw new Error('Not taken');
    await smtpOn(smtp.port).send({
      ...hold,
      from: sender,
      messageId: `<${id}@empresa.example>`,
      date: hold.createdAt,
    });
    await mails.restart(smtpOn(smtp.port));
    expect(await mails.deliver()).toBe(0);
    mails.pass(10);
    expect(await mails.deliver()).toBe(1);
    expect(new Set(smtp.received.map(({ parsed }) => parsed.messageId)).size).toBe(1);
    expect(smtp.received).toHaveLength(2);
  });

  it('goes on looking at the queue after it could not be read', async () => {
    const smtp = await server();
    const mails = await office(smtpOn(smtp.port));
    const { store } = mails.central;
    let faults = 2;
    const read = {
      ...store.read,
      listDueMails: (...args: Parameters<typeof store.read.listDueMails>) => {
        faults -= 1;
        return faults >= 0 ? Promise.reject(new Error('busy')) : store.read.listDueMails(...args);
      },
    };
    const mailer = createMailer({
      store: { ...store, read },
      transport: smtpOn(smtp.port),
      clock: { now: () => startOfTests, monotonic: () => performance.now() },
      logger: pino({ level: 'silent' }),
      from: sender,
      pollMilliseconds: 5,
    });
    await mails.queue();
    mailer.start();
    await smtp.has(1);
    await mailer.stop();
    expect(await mailer.deliverDue()).toBe(0);
    expect(faults).toBeLessThan(0);
  });
});
