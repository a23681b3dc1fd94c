import type { EntityManager } from 'typeorm';
import type { CaseEvent } from '../../shared/procedure/events.ts';
import type { ReceivedDocument } from '../../shared/protocol/changes.ts';
import type { DocumentUpload, StoreReader, StoreWriter } from './branch-store.ts';
import { deleteRows, firstOf, insertRows, placeholders, rowsOf, type SqlValue } from './sql.ts';

export function documentReader(manager: EntityManager): Pick<StoreReader, 'nextUpload' | 'listDocuments'> {
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
        rowsOf<ReceivedDocument>(manager, 'SELECT * FROM received_document WHERE caseId = ?', [caseId]),
      ]);
      return { uploads, received };
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

const receivedColumns = ['documentId', 'caseId', 'sha256', 'bytes', 'receivedAt'] as const;

/** What the central office has of documents; one that was sent from here is done with it, whatever became of the last answer. */
export async function applyReceived(
  manager: EntityManager,
  bodies: readonly ReceivedDocument[],
  gone: readonly string[],
): Promise<void> {
  const rows = bodies.map((body) => receivedColumns.map((column) => body[column]));
  await insertRows(manager, 'received_document', receivedColumns, rows, ['documentId']);
  await deleteRows(manager, 'received_document', 'documentId', gone);
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
