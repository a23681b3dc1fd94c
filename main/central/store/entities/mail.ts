import { EntitySchema } from 'typeorm';
import type { Instant } from '../../../../shared/domain/dates.ts';
import type { Mail } from '../../../../shared/domain/mail.ts';

export interface MailRow extends Mail {
  /** Whose branches get it. */
  readonly regional: string;
  /** When it is to be sent, or sent again; null once nothing more is to be done. */
  readonly dueAt: Instant | null;
}

export const mailEntity = new EntitySchema<MailRow>({
  name: 'mail',
  tableName: 'mail',
  columns: {
    id: { type: 'varchar', primary: true },
    caseId: { type: 'varchar' },
    eventId: { type: 'varchar' },
    regional: { type: 'varchar' },
    // `to` is a reserved word.
    to: { type: 'simple-json', name: 'recipients' },
    subject: { type: 'varchar' },
    text: { type: 'text' },
    state: { type: 'varchar' },
    attempts: { type: 'integer' },
    lastError: { type: 'varchar', nullable: true },
    createdAt: { type: 'varchar' },
    updatedAt: { type: 'varchar' },
    sentAt: { type: 'varchar', nullable: true },
    dueAt: { type: 'varchar', nullable: true },
  },
});
