import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { pino } from 'pino';
import { type Central, createCentral } from '../../../../main/central/central.ts';
import { pullChanges } from '../../../../main/central/feed/pull-changes.ts';
import type { MailTransport } from '../../../../main/central/mail/mail-transport.ts';
import { createSmtpTransport } from '../../../../main/central/mail/smtp-transport.ts';
import type { NewMail } from '../../../../main/central/store/mails.ts';
import { newId } from '../../../../main/platform/ids.ts';
import type { Mail } from '../../../../shared/domain/mail.ts';
import { changeSchema } from '../../../../shared/protocol/changes.ts';

export const startOfTests = '2026-11-23T14:00:00.000Z';
export const sender = 'reversa@empresa.example';

export function smtpOn(port: number): MailTransport {
  return createSmtpTransport({ host: '127.0.0.1', port, secure: false, credentials: null });
}

export function newMail(parts: Partial<NewMail> = {}): NewMail {
  return {
    id: newId(),
    caseId: newId(),
    eventId: newId(),
    to: ['supervisora@empresa.example'],
    subject: 'Suspender orden de trabajo: solicitud S-1, trámite LPZ-01-01-000001',
    text: 'Señora supervisora:\nsuspenda la orden O-1.\n',
    createdAt: startOfTests,
    ...parts,
  };
}

export interface MailOffice {
  readonly central: Central;
  /** Everything that was logged. */
  readonly log: () => string;
  /** Puts the clock forward. */
  pass(minutes: number): void;
  queue(mail?: Partial<NewMail>): Promise<string>;
  mail(id: string): Promise<Mail | undefined>;
  /** Mails as the branches of a regional get them. */
  pulled(regional: string): Promise<readonly Mail[]>;
  deliver(): Promise<number>;
  restart(transport: MailTransport | null): Promise<void>;
  close(): Promise<void>;
}

/** A central office in a temporary folder, with a clock that stands until it is put forward. */
export async function openMailOffice(transport: MailTransport | null): Promise<MailOffice> {
  const folder = await mkdtemp(join(tmpdir(), 'reversa-central-'));
  const lines: string[] = [];
  const logger = pino(
    new Writable({
      write(chunk, _encoding, done) {
        lines.push(String(chunk));
        done();
      },
    }),
  );
  let instant = startOfTests;
  const clock = { now: () => instant, monotonic: () => performance.now() };
  const open = (line: MailTransport | null) =>
    createCentral({
      dataFolder: folder,
      clock,
      newId,
      logger,
      mail: line === null ? null : { transport: line, from: sender },
    });
  let central = await open(transport);
  return {
    get central() {
      return central;
    },
    log: () => lines.join(''),
    pass(minutes) {
      instant = new Date(Date.parse(instant) + minutes * 60_000).toISOString();
    },
    async queue(parts) {
      const mail = newMail({ createdAt: instant, ...parts });
      await central.store.transaction((writer) => writer.queueMail(mail, 'LPZ'));
      return mail.id;
    },
    mail: async (id) => (await central.store.read.findMails([id]))[0],
    async pulled(regional) {
      const page = await pullChanges(central.store, regional, null, 1000);
      if (!page.ok) throw new Error(page.error);
      // As a branch reads it: a body that the protocol does not know throws here.
      return page.value.changes
        .map((change) => changeSchema.parse(change))
        .flatMap((change) => (change.kind === 'mail' && change.body !== null ? [change.body] : []));
    },
    async deliver() {
      if (central.mailer === null) throw new Error('No mail server is set');
      return central.mailer.deliverDue();
    },
    async restart(line) {
      await central.close();
      central = await open(line);
    },
    async close() {
      await central.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
