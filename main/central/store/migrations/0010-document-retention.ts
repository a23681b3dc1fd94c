import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Keys are ordered by their bytes; SQLite does so by itself. */
function keyOf(runner: QueryRunner): string {
  return runner.connection.options.type === 'postgres' ? 'text COLLATE "C"' : 'text';
}

const statementsWith = (key: string) => [
  'ALTER TABLE document ADD COLUMN kind text',
  'ALTER TABLE document ADD COLUMN "deletedAt" text',
  'CREATE INDEX document_kept ON document (kind, "documentId") WHERE "deletedAt" IS NULL',
  'CREATE INDEX document_content ON document (sha256) WHERE "deletedAt" IS NULL',
  `CREATE TABLE document_deletion (
    "documentId" ${key} PRIMARY KEY NOT NULL, "caseId" ${key} NOT NULL, sha256 text NOT NULL, bytes integer NOT NULL,
    rule text NOT NULL, "countedFrom" text NOT NULL, "deletedAt" text NOT NULL, "deletedBy" text NOT NULL)`,
  'CREATE INDEX document_deletion_day ON document_deletion ("deletedAt")',
];

/** Which documents were deleted when their time was over, and by which rule (R18). */
export class DocumentRetention1796029778000 implements MigrationInterface {
  readonly name = 'DocumentRetention1796029778000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of statementsWith(keyOf(runner))) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('A store goes back by its backup, never by a migration');
  }
}
