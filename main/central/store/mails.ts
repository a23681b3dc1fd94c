import { type EntityManager, In, LessThanOrEqual } from 'typeorm';
import type { Instant } from '../../../shared/domain/dates.ts';
import { type Mail, mailSchema } from '../../../shared/domain/mail.ts';
import { inChunks } from './chunks.ts';
import { forUpdate } from './dialect.ts';
import { type MailRow, mailEntity } from './entities/mail.ts';
import { renewFeed } from './feed-rows.ts';
import { insertRows } from './insert-rows.ts';

/** A mail before anything became of it. */
export type NewMail = Pick<Mail, 'id' | 'caseId' | 'eventId' | 'to' | 'subject' | 'text' | 'createdAt'>;

/** What became of an attempt; words are for the screens of branches and name nobody. */
export type MailOutcome =
  | { readonly state: 'sent'; readonly remark: string | null }
  | { readonly state: 'queued'; readonly error: string; readonly dueAt: Instant }
  | { readonly state: 'failed'; readonly error: string };

const nobodyToSendTo = 'Ningún supervisor del centro de operaciones tiene un correo registrado.';

function toMail({ regional: _regional, dueAt: _dueAt, ...mail }: MailRow): Mail {
  return mail;
}

export function mailReader(manager: EntityManager) {
  const table = manager.getRepository(mailEntity);
  return {
    /** Mails whose time has come, the one that waits longest first. */
    async listDueMails(now: Instant, limit: number): Promise<readonly Mail[]> {
      const rows = await table.find({
        where: { state: 'queued', dueAt: LessThanOrEqual(now) },
        order: { dueAt: 'ASC', id: 'ASC' },
        take: limit,
      });
      return rows.map(toMail);
    },
    async findMails(ids: Iterable<string>): Promise<readonly Mail[]> {
      return (await inChunks(ids, (chunk) => table.findBy({ id: In(chunk) }))).map(toMail);
    },
    async countQueuedMails(): Promise<number> {
      return table.countBy({ state: 'queued' });
    },
  };
}

export function mailWriter(manager: EntityManager) {
  const table = manager.getRepository(mailEntity);
  return {
    /**
     * Puts a mail into the queue, and tells the branches of the regional. One that goes to nobody has failed at once.
     *
     * @param mail with a subject and text as `mailSchema` wants them: anything else is a bug, and throws.
     */
    async queueMail(mail: NewMail, regional: string): Promise<void> {
      const nobody = mail.to.length === 0;
      const queued = mailSchema.parse({
        ...mail,
        state: nobody ? 'failed' : 'queued',
        attempts: 0,
        lastError: nobody ? nobodyToSendTo : null,
        updatedAt: mail.createdAt,
        sentAt: null,
      } satisfies Mail);
      await insertRows(manager, mailEntity, [{ ...queued, regional, dueAt: nobody ? null : mail.createdAt }]);
      await renewFeed(manager, regional, 'mail', [mail.id]);
    },
    /**
     * Gives a due mail to one sender, also among several processes.
     *
     * @param until when it is due again, if the sender ends without an outcome.
     * @returns null when somebody else has it.
     */
    async takeMail(id: string, now: Instant, until: Instant): Promise<Mail | null> {
      const row = await table.findOne({
        where: { id, state: 'queued', dueAt: LessThanOrEqual(now) },
        ...forUpdate(manager),
      });
      if (row === null) return null;
      await table.update({ id }, { dueAt: until });
      return toMail(row);
    },
    /** Keeps what became of an attempt and tells the branches; what was sent or has failed stays so. */
    async recordMailOutcome(id: string, outcome: MailOutcome, now: Instant): Promise<void> {
      const row = await table.findOneOrFail({ where: { id }, ...forUpdate(manager) });
      if (row.state !== 'queued') return;
      await table.update(
        { id },
        {
          state: outcome.state,
          attempts: row.attempts + 1,
          lastError: (outcome.state === 'sent' ? outcome.remark : outcome.error)?.slice(0, 300) ?? null,
          updatedAt: now,
          sentAt: outcome.state === 'sent' ? now : null,
          dueAt: outcome.state === 'queued' ? outcome.dueAt : null,
        },
      );
      await renewFeed(manager, row.regional, 'mail', [id]);
    },
  };
}
