import type { MigrationInterface, QueryRunner } from 'typeorm';

const summaryColumns = [
  'centre varchar',
  'process varchar',
  'annulmentType varchar',
  'outcome varchar',
  'endedAt varchar',
  'holderId varchar',
  'holderName varchar',
  'heldAt varchar',
  'waitingSince varchar',
  'annulledAt varchar',
  'work text',
];

const statements = [
  ...summaryColumns.map((column) => `ALTER TABLE case_summary ADD COLUMN ${column}`),
  'ALTER TABLE user_account ADD COLUMN email varchar',
  'CREATE TABLE settings (id varchar PRIMARY KEY NOT NULL, body text NOT NULL)',
  `CREATE TABLE mail (
    id varchar PRIMARY KEY NOT NULL, caseId varchar NOT NULL, eventId varchar NOT NULL, regional varchar NOT NULL,
    recipients text NOT NULL, subject varchar NOT NULL, text text NOT NULL,
    state varchar NOT NULL CHECK (state IN ('queued', 'sent', 'failed')), attempts integer NOT NULL, lastError varchar,
    createdAt varchar NOT NULL, updatedAt varchar NOT NULL, sentAt varchar, dueAt varchar,
    CHECK ((state = 'queued') = (dueAt IS NOT NULL)), CHECK ((state = 'sent') = (sentAt IS NOT NULL)))`,
  'CREATE INDEX mail_due ON mail (state, dueAt)',
];

/** Sections A.7 to B.13: what their lists show, what the administrator sets, and the mail to supervisors. */
export class WholeProcedure1795597778000 implements MigrationInterface {
  readonly name = 'WholeProcedure1795597778000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of statements) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('A store goes back by its backup, never by a migration');
  }
}
