import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openCentralStore } from '../../../main/central/store/open-central-store.ts';
import { newId } from '../../../main/platform/ids.ts';
import { mailBench } from '../mail/support/mail-bench.ts';
import { newMail } from '../mail/support/mail-office.ts';

const { server, clear } = mailBench();
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reversa-central-'));
});
afterEach(async () => {
  await clear();
  await rm(folder, { recursive: true, force: true });
});

const openStore = () =>
  openCentralStore(
    { kind: 'sqlite', file: join(folder, 'central.sqlite') },
    newId,
    pino({ level: 'silent' }),
  );

async function queueMail(): Promise<string> {
  const store = await openStore();
  const mail = newMail();
  await store.transaction((writer) => writer.queueMail(mail, 'LPZ'));
  await store.close();
  return mail.id;
}

async function mailOf(id: string) {
  const store = await openStore();
  const [mail] = await store.read.findMails([id]);
  await store.close();
  return mail;
}

/** The command as it is run, until it listens. */
async function serve(variables: Record<string, string>) {
  const child = spawn(process.execPath, ['main/central/cli.ts', 'serve'], {
    env: { ...process.env, REVERSA_CENTRAL_HOME: folder, PORT: '0', SMTP_URL: '', ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const errors = text(child.stderr);
  const ended = once(child, 'exit');
  await Promise.race([once(child.stdout, 'data'), ended]);
  return {
    async end() {
      child.kill('SIGTERM');
      const [code] = await ended;
      return { code, errors: await errors };
    },
  };
}

describe('the central office that serves', () => {
  it('sends the mails of its queue, and keeps that', async () => {
    const smtp = await server();
    const id = await queueMail();
    const serving = await serve({
      SMTP_URL: `smtp://127.0.0.1:${smtp.port}`,
      MAIL_FROM: 'reversa@empresa.example',
    });
    await smtp.has(1);
    const { code, errors } = await serving.end();
    expect(code).toBe(0);
    expect(errors).toContain('se envían por el servidor de SMTP_URL. Hay 1 correo en cola.');
    expect(errors).not.toContain('@');
    expect(await mailOf(id)).toMatchObject({ state: 'sent', attempts: 1 });
  });

  it('says that mails stay queued without a mail server', async () => {
    const id = await queueMail();
    const { code, errors } = await (await serve({})).end();
    expect(code).toBe(0);
    expect(errors).toContain('quedan en cola y no se envían. Hay 1 correo en cola.');
    expect(errors).toContain('mails stay queued');
    expect(await mailOf(id)).toMatchObject({ state: 'queued', attempts: 0 });
  });

  it('does not start with a mail server that it cannot use, and says what to put right', async () => {
    const { code, errors } = await (
      await serve({
        SMTP_URL: 'smtp://usuario:secreto@correo.example/x',
        MAIL_FROM: 'reversa@empresa.example',
      })
    ).end();
    expect(code).toBe(2);
    expect(errors).toContain('SMTP_URL debe tener la forma');
    expect(errors).not.toContain('secreto');
  });
});
