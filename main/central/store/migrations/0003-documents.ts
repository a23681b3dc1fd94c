import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Keys are ordered by their bytes; SQLite does so by itself. */
function keyOf(runner: QueryRunner): string {
  return runner.connection.options.type === 'postgres' ? 'text COLLATE "C"' : 'text';
}

const statementsWith = (key: string) => [
  `CREATE TABLE document (
    "documentId" ${key} PRIMARY KEY NOT NULL, "caseId" ${key} NOT NULL, sha256 text NOT NULL, bytes integer NOT NULL,
    "mediaType" text NOT NULL, regional ${key} NOT NULL, "deviceId" text NOT NULL, "receivedAt" text NOT NULL)`,
  'CREATE INDEX document_case ON document ("caseId")',
];

/** Which captured documents arrived whole; their content lies in a folder or bucket, under its hash. */
export class Documents1795684178000 implements MigrationInterface {
  readonly name = 'Documents1795684178000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of statementsWith(keyOf(runner))) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('A store goes back by its backup, never by a migration');
  }
}
