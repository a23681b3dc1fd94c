import type { MigrationInterface, QueryRunner } from 'typeorm';

const statements = [
  `CREATE TABLE tray_page (
    pageId varchar PRIMARY KEY NOT NULL, caseId varchar NOT NULL, kind varchar NOT NULL, position integer NOT NULL,
    source varchar NOT NULL, wrappedName varchar, takenAt varchar NOT NULL, sha256 varchar NOT NULL,
    examined text NOT NULL, adjustments text NOT NULL, seen text NOT NULL, overruled text,
    UNIQUE (caseId, kind, position))`,
  `CREATE TABLE page_look (
    documentId varchar NOT NULL, page integer NOT NULL, caseId varchar NOT NULL, fingerprints text NOT NULL,
    PRIMARY KEY (documentId, page)) WITHOUT ROWID`,
  'CREATE INDEX page_look_case ON page_look (caseId)',
  'CREATE TABLE begun_document (documentId varchar PRIMARY KEY NOT NULL, caseId varchar NOT NULL) WITHOUT ROWID',
];

/** Pages that are captured and not attached yet, and what those look like that were attached here. */
export class CaptureTray1796029778000 implements MigrationInterface {
  readonly name = 'CaptureTray1796029778000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of statements) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('A store goes back by its backup, never by a migration');
  }
}
