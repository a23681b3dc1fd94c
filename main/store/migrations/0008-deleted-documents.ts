import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Documents whose time is over: their content is gone at the central office, and goes here (R18). */
export class DeletedDocuments1796116178000 implements MigrationInterface {
  readonly name = 'DeletedDocuments1796116178000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE received_document ADD COLUMN deletedAt varchar');
  }

  async down(): Promise<void> {
    throw new Error('A store goes back by its backup, never by a migration');
  }
}
