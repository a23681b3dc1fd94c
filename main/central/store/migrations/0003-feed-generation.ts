import type { MigrationInterface, QueryRunner } from 'typeorm';

/** On SQLite it stays 0; the table is described once for both databases. */
export class FeedGeneration1795640000000 implements MigrationInterface {
  readonly name = 'FeedGeneration1795640000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE server_state ADD COLUMN "feedGeneration" integer NOT NULL DEFAULT 0');
  }

  async down(): Promise<void> {
    throw new Error('A store goes back by its backup, never by a migration');
  }
}
