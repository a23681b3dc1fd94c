import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What lists of sections A and B show; a null `work` tells that a case's projection is from before and has to be renewed. */
const summaryColumns = [
  'annulmentType varchar',
  'process varchar',
  'centre varchar',
  'holderId varchar',
  'holderName varchar',
  'heldAt varchar',
  'waitingSince varchar',
  'outcome varchar',
  'endedAt varchar',
  'annulledAt varchar',
  'work text',
];

const statements = [
  ...summaryColumns.map((column) => `ALTER TABLE case_summary ADD COLUMN ${column}`),
  'CREATE INDEX case_summary_stale ON case_summary (caseId) WHERE work IS NULL',
  // A number is typed with or without its hyphens.
  `CREATE INDEX case_summary_notification ON case_summary (replace(notificationNumber, '-', ''))`,
  'CREATE INDEX case_summary_process ON case_summary (process, waitingSince)',
  'CREATE INDEX case_summary_opened ON case_summary (openedAt)',
  'ALTER TABLE user_account ADD COLUMN email varchar',
  'CREATE TABLE settings (id varchar PRIMARY KEY NOT NULL, body text NOT NULL)',
  `CREATE TABLE mail (
    id varchar PRIMARY KEY NOT NULL, caseId varchar NOT NULL, body text NOT NULL)`,
  'CREATE INDEX mail_case ON mail (caseId)',
];

/** Sections A.7 to B.13, what the administrator sets, and the outcome of mails. */
export class WholeProcedure1795597778000 implements MigrationInterface {
  readonly name = 'WholeProcedure1795597778000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of statements) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('A store goes back by its backup, never by a migration');
  }
}
