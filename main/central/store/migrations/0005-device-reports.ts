import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What each workstation last told of itself, in a table, as several instances serve one database. */
export class DeviceReports1795856978000 implements MigrationInterface {
  readonly name = 'DeviceReports1795856978000';

  async up(runner: QueryRunner): Promise<void> {
    const key = runner.connection.options.type === 'postgres' ? 'text COLLATE "C"' : 'text';
    await runner.query(`CREATE TABLE "device_report" (
      "deviceId" ${key} PRIMARY KEY NOT NULL REFERENCES "device" ("id"), "seenAt" text NOT NULL,
      "pending" integer NOT NULL, "oldestAt" text, "cursorSeq" bigint, "version" integer NOT NULL)`);
  }

  async down(): Promise<void> {
    throw new Error('A store goes back by its backup, never by a migration');
  }
}
