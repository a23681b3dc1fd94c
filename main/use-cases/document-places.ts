import type { Instant } from '../../shared/domain/dates.ts';
import type { CaseView } from '../../shared/ipc/views.ts';
import type { CaseState } from '../../shared/procedure/state.ts';
import type { StoreReader } from '../store/branch-store.ts';
import type { SyncPort } from './ports.ts';

/** Where each attached document is, as known here (sync protocol 12). */
export async function placeDocuments(
  reader: Pick<StoreReader, 'listDocuments'>,
  sync: Pick<SyncPort, 'uploading'>,
  { caseId, documents }: CaseState,
): Promise<CaseView['documents']> {
  if (documents.length === 0) return [];
  const { uploads, received } = await reader.listDocuments(caseId);
  const uploading = sync.uploading();
  return documents.map(({ documentId, sha256 }): CaseView['documents'][number] => {
    const upload = uploads.find((each) => each.documentId === documentId);
    const there = received.find((each) => each.documentId === documentId && each.sha256 === sha256);
    if (there?.deletedAt !== undefined)
      return { documentId, place: 'deleted', percent: null, problem: null, deletedAt: there.deletedAt };
    const arrived = there !== undefined;
    if (arrived || upload?.state === 'done')
      return { documentId, place: 'central', percent: null, problem: null };
    if (upload === undefined) return { documentId, place: 'missing', percent: null, problem: null };
    if (upload.state === 'failed')
      return { documentId, place: 'failed', percent: null, problem: upload.lastError };
    return uploading?.documentId === documentId
      ? { documentId, place: 'sending', percent: uploading.percent, problem: null }
      : { documentId, place: 'waiting', percent: null, problem: null };
  });
}

/** When a document's time was over and its content was deleted (R18); null for one that is kept: before it is opened, this is asked. */
export async function findDeletion(
  reader: Pick<StoreReader, 'listDocuments'>,
  caseId: string,
  documentId: string,
): Promise<Instant | null> {
  const { received } = await reader.listDocuments(caseId);
  return received.find((each) => each.documentId === documentId)?.deletedAt ?? null;
}
