import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Keys are ordered by their bytes; SQLite does so by itself. */
function keyOf(runner: QueryRunner): string {
  return runner.connection.options.type === 'postgres' ? 'text COLLATE "C"' : 'text';
}

const tablesWith = (key: string) => [
  `CREATE TABLE feed_mark ("at" ${key} PRIMARY KEY NOT NULL, seq bigint NOT NULL)`,
  `CREATE TABLE feed_horizon (scope ${key} PRIMARY KEY NOT NULL, seq bigint NOT NULL)`,
  `CREATE TABLE case_event_repair ("eventId" ${key} PRIMARY KEY NOT NULL)`,
];

const unlessRepaired = `WHEN NOT EXISTS (SELECT 1 FROM case_event_repair WHERE "eventId" = OLD."eventId")
    BEGIN SELECT RAISE(ABORT, 'case_event is append-only'); END`;

const sqliteGuards = [
  'DROP TRIGGER IF EXISTS case_event_is_fixed',
  'DROP TRIGGER IF EXISTS case_event_stays',
  `CREATE TRIGGER case_event_is_fixed BEFORE UPDATE ON case_event ${unlessRepaired}`,
  `CREATE TRIGGER case_event_stays BEFORE DELETE ON case_event ${unlessRepaired}`,
];

const postgresGuards = [
  `CREATE FUNCTION refuse_unless_repaired() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF NOT EXISTS (SELECT 1 FROM case_event_repair WHERE "eventId" = OLD."eventId") THEN
        RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
      END IF;
      IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
      RETURN NEW;
    END $$`,
  'DROP TRIGGER IF EXISTS case_event_is_fixed ON case_event',
  `CREATE TRIGGER case_event_is_fixed BEFORE UPDATE OR DELETE ON case_event
    FOR EACH ROW EXECUTE FUNCTION refuse_unless_repaired()`,
];

/**
 * How far the feed had come on which day, and up to where its tombstones are gone (sync protocol 9); and the one way past the log's
 * guards: an event named for repair, within the transaction that repairs it (sync protocol 15).
 */
export class FeedHorizon1795770578000 implements MigrationInterface {
  readonly name = 'FeedHorizon1795770578000';

  async up(runner: QueryRunner): Promise<void> {
    const guards = runner.connection.options.type === 'postgres' ? postgresGuards : sqliteGuards;
    for (const sql of [...tablesWith(keyOf(runner)), ...guards]) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('A store goes back by its backup, never by a migration');
  }
}
