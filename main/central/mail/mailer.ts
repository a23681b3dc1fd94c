import type { Logger } from 'pino';
import type { Instant } from '../../../shared/domain/dates.ts';
import type { Mail } from '../../../shared/domain/mail.ts';
import type { Result } from '../../../shared/result.ts';
import type { Clock } from '../../platform/clock.ts';
import type { CentralStore } from '../store/central-store.ts';
import type { MailOutcome } from '../store/mails.ts';
import type { MailTransport, SendFailure, SendReceipt } from './mail-transport.ts';

export interface MailerOptions {
  readonly store: CentralStore;
  readonly transport: MailTransport;
  readonly clock: Clock;
  readonly logger: Logger;
  /** The address that mails come from. */
  readonly from: string;
  /** How often the queue is looked at. */
  readonly pollMilliseconds?: number;
}

/** Sends what is queued (COM-DSC-P06 A.14). */
export interface Mailer {
  /** Looks at the queue now and from then on. */
  start(): void;
  /** Resolves once nothing is being sent any more. */
  stop(): Promise<void>;
  /** Tries what is due, one mail after another. @returns how many were sent. */
  deliverDue(): Promise<number>;
}

const minute = 60_000;
const maximumAttempts = 12;
const longestPause = 60 * minute;
/** Well above what the transport's own time limits let an attempt last. */
const holdOfAnAttempt = 10 * minute;
const mailsInPage = 20;

function later(instant: Instant, milliseconds: number): Instant {
  return new Date(Date.parse(instant) + milliseconds).toISOString();
}

/** After the first attempt a minute, then twice as long each time, up to an hour. */
function pauseAfter(attempts: number): number {
  return Math.min(minute * 2 ** (attempts - 1), longestPause);
}

function outcomeOf(mail: Mail, sent: Result<SendReceipt, SendFailure>, now: Instant): MailOutcome {
  if (sent.ok) {
    const { refused } = sent.value;
    const remark =
      refused === 0
        ? null
        : `El servidor de correo no aceptó a ${refused} de ${mail.to.length} destinatarios.`;
    return { state: 'sent', remark };
  }
  const { permanent, reason } = sent.error;
  const attempts = mail.attempts + 1;
  if (permanent) return { state: 'failed', error: reason };
  if (attempts >= maximumAttempts) {
    return { state: 'failed', error: `Se intentó ${maximumAttempts} veces. ${reason}` };
  }
  return { state: 'queued', error: reason, dueAt: later(now, pauseAfter(attempts)) };
}

/** What a log may say: an error's message can hold an address. */
function faultOf(error: unknown): Readonly<Record<string, unknown>> {
  if (!(error instanceof Error)) return { name: typeof error };
  return { name: error.name, code: 'code' in error ? error.code : undefined };
}

export function createMailer(options: MailerOptions): Mailer {
  const { store, transport, clock, logger, from, pollMilliseconds = 5000 } = options;
  const domain = from.slice(from.lastIndexOf('@') + 1);
  let delivering: Promise<number> | null = null;
  let timer: NodeJS.Timeout | null = null;
  let stopping = false;

  async function deliver(id: string): Promise<boolean> {
    const now = clock.now();
    const mail = await store.transaction((writer) => writer.takeMail(id, now, later(now, holdOfAnAttempt)));
    if (mail === null) return false;
    const { to, subject, text, createdAt: date } = mail;
    // By it whoever gets the mail twice, after a crash between sending and keeping that, can tell.
    const messageId = `<${id}@${domain}>`;
    const sent = await transport.send({ from, to, subject, text, messageId, date });
    const ended = clock.now();
    const outcome = outcomeOf(mail, sent, ended);
    await store.transaction((writer) => writer.recordMailOutcome(id, outcome, ended));
    const details = { mail: id, state: outcome.state, attempts: mail.attempts + 1 };
    if (sent.ok) logger.info({ ...details, refused: sent.value.refused }, 'mail sent');
    else logger.warn({ ...details, reason: sent.error.reason }, 'mail not sent');
    return sent.ok;
  }

  async function deliverAll(): Promise<number> {
    let count = 0;
    while (!stopping) {
      const due = await store.read.listDueMails(clock.now(), mailsInPage);
      if (due.length === 0) break;
      for (const { id } of due) {
        if (stopping) break;
        if (await deliver(id)) count += 1;
      }
    }
    return count;
  }

  function deliverDue(): Promise<number> {
    delivering ??= deliverAll().finally(() => {
      delivering = null;
    });
    return delivering;
  }

  function lookIn(milliseconds: number): void {
    timer = setTimeout(async () => {
      try {
        await deliverDue();
      } catch (error) {
        logger.error({ error: faultOf(error) }, 'mails not looked at');
      }
      if (!stopping) lookIn(pollMilliseconds);
    }, milliseconds);
  }

  return {
    deliverDue,
    start() {
      stopping = false;
      if (timer === null) lookIn(0);
    },
    async stop() {
      stopping = true;
      if (timer !== null) clearTimeout(timer);
      timer = null;
      // What it failed with was told to whoever asked for it.
      await delivering?.catch(() => {});
    },
  };
}
