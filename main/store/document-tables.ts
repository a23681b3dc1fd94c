import type { EntityManager } from 'typeorm';
import type { CaseEvent } from '../../shared/procedure/events.ts';
import type { ReceivedDocument } from '../../shared/protocol/changes.ts';
import type { DocumentUpload, StoreReader, StoreWriter, WaitingUpload } from './branch-store.ts';
import { type ReceivedDocumentRow, receivedFromRow } from './entities/received-document.ts';
import { deleteRows, firstOf, insertRows, placeholders, rowsByKey, rowsOf, type SqlValue } from './sql.ts';

export function documentReader(
  manager: EntityManager,
): Pick<StoreReader, 'nextUpload' | 'listDocuments' | 'findDocuments' | 'listUploads'> {
  return {
    async nextUpload() {
      return firstOf<DocumentUpload>(
        manager,
        `SELECT u.* FROM document_upload u JOIN case_event e ON e.eventId = u.eventId
        WHERE u.state = 'waiting' AND e.status <> 'refused' ORDER BY u.attempts, u.createdAt, u.documentId LIMIT 1`,
      );
    },
    async listDocuments(caseId) {
      const [uploads, received] = await Promise.all([
        rowsOf<DocumentUpload>(manager, 'SELECT * FROM document_upload WHERE caseId = ?', [caseId]),
        rowsOf<ReceivedDocumentRow>(manager, 'SELECT * FROM received_document WHERE caseId = ?', [caseId]),
      ]);
      return { uploads, received: received.map(receivedFromRow) };
    },
    async findDocuments(documentIds) {
      const [uploads, received] = await Promise.all([
        rowsByKey<DocumentUpload>(manager, 'SELECT * FROM document_upload', 'documentId', documentIds),
        rowsByKey<ReceivedDocumentRow>(manager, 'SELECT * FROM received_document', 'documentId', documentIds),
      ]);
      return { uploads, received: received.map(receivedFromRow) };
    },
    async listUploads(limit) {
      // The document of a refused event is not sent, and does not wait: its event calls for attention.
      const waiting = `document_upload u JOIN case_event e ON e.eventId = u.eventId
        WHERE u.state <> 'done' AND e.status <> 'refused'`;
      const [uploads, totals] = await Promise.all([
        rowsOf<WaitingUpload>(
          manager,
          `SELECT w.*, s.caseNumber FROM (
              SELECT u.*, json_extract(e.body, '$.action.document.kind') AS kind FROM ${waiting}
              ORDER BY u.state = 'waiting', u.attempts, u.createdAt, u.documentId LIMIT ?) w
            JOIN case_summary s ON s.caseId = w.caseId
            ORDER BY w.state = 'waiting', w.attempts, w.createdAt, w.documentId`,
          [limit],
        ),
        firstOf<{ readonly count: number; readonly bytes: number | null }>(
          manager,
          `SELECT COUNT(*) AS count, SUM(u.bytes) AS bytes FROM ${waiting}`,
        ),
      ]);
      return { uploads, count: totals?.count ?? 0, bytes: totals?.bytes ?? 0 };
    },
  };
}

/** A document attached here waits to be sent from the same transaction on as its event (sync protocol 12). */
export async function queueUpload(manager: EntityManager, event: CaseEvent): Promise<void> {
  if (event.action.type !== 'document-attached') return;
  const { documentId, sha256, bytes, mediaType } = event.action.document;
  await insertRows(
    manager,
    'document_upload',
    ['documentId', 'caseId', 'eventId', 'sha256', 'bytes', 'mediaType', 'createdAt'],
    [[documentId, event.caseId, event.eventId, sha256, bytes, mediaType, event.at]],
    { by: ['documentId'], set: 'documentId = documentId' },
  );
}

const receivedColumns = ['documentId', 'caseId', 'sha256', 'bytes', 'receivedAt', 'deletedAt'] as const;

/** What the central office has of documents; one that was sent from here is done with it, whatever became of the last answer. */
export async function applyReceived(
  manager: EntityManager,
  bodies: readonly ReceivedDocument[],
  gone: readonly string[],
): Promise<void> {
  const rows = bodies.map((body) => receivedColumns.map((column) => body[column] ?? null));
  await insertRows(manager, 'received_document', receivedColumns, rows, ['documentId']);
  await deleteRows(manager, 'received_document', 'documentId', gone);
  // The central office has lost it: what was captured here goes out once more.
  for (const documentId of gone) {
    await manager.query(
      `UPDATE document_upload SET state = 'waiting', doneAt = NULL, uploadUrl = NULL, attempts = 0
        WHERE documentId = ? AND state = 'done'`,
      [documentId],
    );
  }
  if (bodies.length === 0) return;
  const ids = bodies.map(({ documentId }) => documentId);
  await manager.query(
    `UPDATE document_upload SET state = 'done', lastError = NULL, doneAt = r.receivedAt FROM received_document r
    WHERE r.documentId = document_upload.documentId AND r.sha256 = document_upload.sha256
      AND document_upload.state <> 'done' AND document_upload.documentId IN ${placeholders(ids.length)}`,
    ids,
  );
}

const changeable = ['uploadUrl', 'state', 'attempts', 'lastError', 'doneAt'] as const;

export function documentWriter(manager: EntityManager): Pick<StoreWriter, 'setUpload'> {
  return {
    async setUpload(documentId, changes) {
      const set = changeable.filter((column) => changes[column] !== undefined);
      const values = set.map((column): SqlValue => changes[column] ?? null);
      const assignments = set.map((column) => `${column} = ?`).join(', ');
      await manager.query(`UPDATE document_upload SET ${assignments} WHERE documentId = ?`, [
        ...values,
        documentId,
      ]);
    },
  };
}
