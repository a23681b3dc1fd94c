import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Operations that are tried again: an event's rows are found by its case, among all that were ever sent. */
export class OutboxTries1795856978000 implements MigrationInterface {
  readonly name = 'OutboxTries1795856978000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX outbox_case ON outbox (caseId, eventId, position)');
  }

  async down(): Promise<void> {
    throw new Error('A store goes back by its backup, never by a migration');
  }
}
