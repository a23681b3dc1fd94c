import { afterEach, describe, expect, it } from 'vitest';
import { createSmtpTransport } from '../../../main/central/mail/smtp-transport.ts';
import { mailBench } from './support/mail-bench.ts';
import { sender, smtpOn, startOfTests } from './support/mail-office.ts';
import { smtpError, startMailServer } from './support/mail-server.ts';

const { server, office, clear } = mailBench();
afterEach(clear);

const message = {
  from: sender,
  to: ['supervisora@empresa.example'],
  subject: 'Suspender orden',
  text: 'Texto',
  messageId: '<1@empresa.example>',
  date: startOfTests,
};

describe('a mail', () => {
  it('waits when the server wants it later, for its sender, a recipient or its content', async () => {
    const refusals = [
      { onMailFrom: (_address, _session, done) => done(smtpError(451, '4.3.0 try later')) },
      { onRcptTo: (_address, _session, done) => done(smtpError(450, '4.2.1 greylisted')) },
      { onData: (stream, _session, done) => stream.resume().once('end', () => done(smtpError(452, 'full'))) },
    ] satisfies Parameters<typeof startMailServer>[0][];
    for (const refusal of refusals) {
      const smtp = await server(refusal);
      const { queue, deliver, mail } = await office(smtpOn(smtp.port));
      const id = await queue();
      expect(await deliver()).toBe(0);
      expect(await mail(id)).toMatchObject({ state: 'queued', attempts: 1 });
      expect((await mail(id))?.lastError).toMatch(/^El servidor de correo pide intentar más tarde \(45\d/);
    }
  });

  it('fails at once when the server refuses it, for its sender, a recipient or its content', async () => {
    const refusals = [
      { onMailFrom: (_address, _session, done) => done(smtpError(550, '5.7.1 no')) },
      {
        onRcptTo: ({ address }, _session, done) =>
          done(smtpError(550, `5.1.1 <${address}> user of ${address} unknown`)),
      },
      { onData: (stream, _session, done) => stream.resume().once('end', () => done(smtpError(554, 'spam'))) },
    ] satisfies Parameters<typeof startMailServer>[0][];
    const errors: (string | null | undefined)[] = [];
    for (const refusal of refusals) {
      const smtp = await server(refusal);
      const { queue, deliver, mail, pass } = await office(smtpOn(smtp.port));
      const id = await queue();
      expect(await deliver()).toBe(0);
      pass(1000);
      await deliver();
      expect(await mail(id)).toMatchObject({ state: 'failed', attempts: 1, sentAt: null });
      errors.push((await mail(id))?.lastError);
    }
    expect(errors).toEqual([
      'El servidor de correo rechazó el mensaje (550 5.7.1).',
      'El servidor de correo rechazó el mensaje (550 5.1.1).',
      'El servidor de correo rechazó el mensaje (554).',
    ]);
  });

  it('is sent to those whom the server takes, and says that others were not', async () => {
    const smtp = await server({
      onRcptTo: ({ address }, _session, done) =>
        done(address.startsWith('nadie') ? smtpError(550, '5.1.1 unknown') : undefined),
    });
    const { queue, deliver, mail } = await office(smtpOn(smtp.port));
    const id = await queue({ to: ['nadie@empresa.example', 'alguien@empresa.example'] });
    expect(await deliver()).toBe(1);
    expect(smtp.received[0]?.to).toEqual(['alguien@empresa.example']);
    expect(await mail(id)).toMatchObject({
      state: 'sent',
      lastError: 'El servidor de correo no aceptó a 1 de 2 destinatarios.',
    });
  });

  it('is sent again, as the same message, when the line was cut while it was sent', async () => {
    const cutting = await startMailServer({
      onData: (stream) => {
        stream.once('data', () => cutting.cut());
        stream.resume();
      },
    });
    const { queue, deliver, mail, pass } = await office(smtpOn(cutting.port));
    const id = await queue({ text: 'Una línea bastante larga del correo.\n'.repeat(200) });
    expect(await deliver()).toBe(0);
    expect(await mail(id)).toMatchObject({ state: 'queued', attempts: 1 });
    await cutting.close();
    const smtp = await server({}, cutting.port);
    pass(1);
    expect(await deliver()).toBe(1);
    expect(smtp.received.map(({ parsed }) => parsed.messageId)).toEqual([`<${id}@empresa.example>`]);
  });

  it('waits when the server does not take any mail now', async () => {
    const smtp = await server({ onConnect: (_session, done) => done(smtpError(554, 'closed for today')) });
    expect(await smtpOn(smtp.port).send(message)).toMatchObject({ ok: false, error: { permanent: false } });
  });

  it('begins no header by what stands in its subject or recipients', async () => {
    const smtp = await server();
    await smtpOn(smtp.port).send({
      ...message,
      subject: 'Uno\r\nBcc: otra@empresa.example\r\n\r\nDos',
      to: ['"a@x.example, b@x.example" <supervisora@empresa.example>', 'supervisora@empresa.example'],
    });
    const [received] = smtp.received;
    expect(received?.parsed.headers.has('bcc')).toBe(false);
    expect(received?.to).not.toContain('otra@empresa.example');
    expect(received?.parsed.text?.trim()).toBe('Texto');
  });
});

const notTrusted = {
  permanent: false,
  reason: 'El servidor de correo no ofrece una conexión segura de confianza.',
};

describe('the line to the mail server', () => {
  const credentials = { user: 'central', password: 'correcta' };

  it('signs in when a user is set, and waits while the server does not know it', async () => {
    const smtp = await server({
      disabledCommands: ['STARTTLS'],
      allowInsecureAuth: true,
      onAuth: ({ username, password }, _session, done) =>
        password === 'correcta' ? done(null, { user: username }) : done(smtpError(535, '5.7.8 central')),
    });
    const line = (password: string) =>
      createSmtpTransport({
        host: '127.0.0.1',
        port: smtp.port,
        secure: false,
        credentials: { ...credentials, password },
      });
    expect(await line('equivocada').send(message)).toEqual({
      ok: false,
      error: {
        permanent: false,
        reason: 'El servidor de correo no acepta el usuario de la oficina central.',
      },
    });
    expect(await line('correcta').send(message)).toEqual({ ok: true, value: { refused: 0 } });
    expect(smtp.received).toHaveLength(1);
  });

  it('is not used when the server’s certificate is not one to trust', async () => {
    // The server's own certificate is signed by itself.
    const smtp = await server({ secure: true });
    const line = createSmtpTransport({ host: '127.0.0.1', port: smtp.port, secure: true, credentials: null });
    expect(await line.send(message)).toEqual({ ok: false, error: notTrusted });
    expect(smtp.received).toHaveLength(0);
  });

  it.each([
    ['that offers no encryption', ['AUTH', 'STARTTLS']],
    ['whose certificate is not one to trust', ['AUTH']],
  ])('is not used with another machine’s server %s', async (_title, disabledCommands) => {
    const smtp = await server({ disabledCommands });
    // This machine, by a name that is not one of loopback's.
    const elsewhere = { host: '::ffff:127.0.0.1', port: smtp.port, secure: false, credentials: null };
    expect(await createSmtpTransport(elsewhere).send(message)).toEqual({ ok: false, error: notTrusted });
    expect(smtp.received).toHaveLength(0);
  });
});
