import type { MigrationInterface, QueryRunner } from 'typeorm';

const document = '$.action.document';

const statements = [
  `CREATE TABLE document_upload (
    documentId varchar PRIMARY KEY NOT NULL, caseId varchar NOT NULL,
    eventId varchar NOT NULL REFERENCES case_event (eventId), sha256 varchar NOT NULL, bytes integer NOT NULL,
    mediaType varchar NOT NULL, uploadUrl varchar,
    state varchar NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'done', 'failed')),
    attempts integer NOT NULL DEFAULT 0, lastError varchar, createdAt varchar NOT NULL, doneAt varchar,
    CHECK ((state = 'done') = (doneAt IS NOT NULL)))`,
  `CREATE INDEX document_upload_waiting ON document_upload (attempts, createdAt, documentId) WHERE state = 'waiting'`,
  'CREATE INDEX document_upload_case ON document_upload (caseId)',
  `CREATE TABLE received_document (
    documentId varchar PRIMARY KEY NOT NULL, caseId varchar NOT NULL, sha256 varchar NOT NULL,
    bytes integer NOT NULL, receivedAt varchar NOT NULL)`,
  'CREATE INDEX received_document_case ON received_document (caseId)',
  // What was attached here before documents travelled: the outbox has this workstation's own events and no others.
  `INSERT OR IGNORE INTO document_upload (documentId, caseId, eventId, sha256, bytes, mediaType, createdAt)
    SELECT json_extract(body, '${document}.documentId'), caseId, eventId, json_extract(body, '${document}.sha256'),
      json_extract(body, '${document}.bytes'), json_extract(body, '${document}.mediaType'), createdAt
    FROM outbox WHERE instr(body, '"document-attached"') > 0 AND json_valid(body)
      AND json_extract(body, '$.action.type') = 'document-attached'
    ORDER BY position`,
];

/** Captured documents that go to the central office, and which of them are there. */
export class DocumentUploads1795684178000 implements MigrationInterface {
  readonly name = 'DocumentUploads1795684178000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of statements) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('A store goes back by its backup, never by a migration');
  }
}
