import { type EntityManager, In } from 'typeorm';
import type { CapturedDocument } from '../../../shared/domain/documents.ts';
import type { ReceivedDocument } from '../../../shared/protocol/changes.ts';
import { caseSummaryEntity } from '../../store/entities/case-summary.ts';
import { serviceRequestEntity } from '../../store/entities/service-request.ts';
import { caseReader } from './cases.ts';
import { inChunks } from './chunks.ts';
import { type DocumentRow, documentEntity } from './entities/document.ts';
import { renewFeed } from './feed-rows.ts';
import { upsertRows } from './insert-rows.ts';

/** What the accepted log of a case says of a document; null for a case or document that has not come yet. */
async function findAttached(
  manager: EntityManager,
  caseId: string,
  documentId: string,
): Promise<CapturedDocument | null> {
  const log = (await caseReader(manager).listLogs([caseId])).get(caseId) ?? [];
  const attached = log.flatMap(({ event: { action } }) =>
    action.type === 'document-attached' && action.document.documentId === documentId ? [action.document] : [],
  );
  return attached[0] ?? null;
}

export function documentReader(manager: EntityManager) {
  const table = manager.getRepository(documentEntity);
  return {
    /** A document that arrived whole; null for any other. */
    async findDocument(documentId: string): Promise<DocumentRow | null> {
      return table.findOneBy({ documentId });
    },
    async findReceived(documentIds: Iterable<string>): Promise<readonly ReceivedDocument[]> {
      const rows = await inChunks(documentIds, (chunk) => table.findBy({ documentId: In(chunk) }));
      return rows.map(({ documentId, caseId, sha256, bytes, receivedAt, deletedAt }) => ({
        documentId,
        caseId,
        sha256,
        bytes,
        receivedAt,
        ...(deletedAt === null ? {} : { deletedAt }),
      }));
    },
    findAttached: (caseId: string, documentId: string) => findAttached(manager, caseId, documentId),
    /** Whose case it is; null for one that has not come yet. */
    async findCaseRegional(caseId: string): Promise<string | null> {
      const summary = await manager.getRepository(caseSummaryEntity).findOneBy({ caseId });
      if (summary === null) return null;
      const request = await manager.getRepository(serviceRequestEntity).findOneBy({ id: summary.requestId });
      return request?.regional ?? null;
    },
  };
}

export function documentWriter(manager: EntityManager) {
  return {
    /** Records that a document is here, and tells the branches of its regional. */
    async saveDocument(row: DocumentRow): Promise<void> {
      await upsertRows(manager, documentEntity, [row], 'documentId');
      await renewFeed(manager, row.regional, 'document', [row.documentId]);
    },
  };
}
