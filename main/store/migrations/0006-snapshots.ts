import type { MigrationInterface, QueryRunner } from 'typeorm';

const unlessRepaired = `WHEN NOT EXISTS (SELECT 1 FROM case_event_repair WHERE eventId = OLD.eventId)
    BEGIN SELECT RAISE(ABORT, 'case_event is append-only'); END`;

const statements = [
  'CREATE TABLE snapshot_seen (kind varchar NOT NULL, key varchar NOT NULL, PRIMARY KEY (kind, key)) WITHOUT ROWID',
  'CREATE TABLE case_event_repair (eventId text PRIMARY KEY NOT NULL)',
  'DROP TRIGGER case_event_is_fixed',
  'DROP TRIGGER case_event_stays',
  `CREATE TRIGGER case_event_is_fixed BEFORE UPDATE OF eventId, caseId, seq, body, prevHash, hash ON case_event
    ${unlessRepaired}`,
  `CREATE TRIGGER case_event_stays BEFORE DELETE ON case_event ${unlessRepaired}`,
];

/** What a snapshot brought, and the one way past the log's guards: an event named for repair (sync protocol 9, 15). */
export class Snapshots1795943378000 implements MigrationInterface {
  readonly name = 'Snapshots1795943378000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of statements) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('A store goes back by its backup, never by a migration');
  }
}
