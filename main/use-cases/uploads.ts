import type { UploadRow, UploadsView } from '../../shared/ipc/upload-channels.ts';
import { ok, refuse } from '../../shared/result.ts';
import type { Dependencies, UseCase } from './ports.ts';

/** Rows shown; more would not be read. */
const mostRows = 200;

async function viewUploads({ store, sync }: Pick<Dependencies, 'store' | 'sync'>): Promise<UploadsView> {
  const { uploads, count, bytes } = await store.listUploads(mostRows);
  const sending = sync.uploading();
  const rows = uploads.map((upload): UploadRow => {
    const isSending = sending?.documentId === upload.documentId;
    const { documentId, caseId, caseNumber, kind, createdAt, attempts, lastError } = upload;
    return {
      ...{ documentId, caseId, caseNumber, kind, createdAt, attempts, lastError },
      bytes: upload.bytes,
      state: upload.state === 'failed' ? 'failed' : isSending ? 'sending' : 'waiting',
      percent: isSending ? sending.percent : null,
    };
  });
  return { rows, count, bytes, isPaused: sync.isUploadPaused() };
}

export function listUploads(dependencies: Dependencies): UseCase<'listUploads'> {
  return async () => ok(await viewUploads(dependencies));
}

export function pauseUploads(dependencies: Dependencies): UseCase<'pauseUploads'> {
  return async ({ paused }) => {
    dependencies.sync.pauseUploads(paused);
    dependencies.announce('casesChanged');
    return ok(await viewUploads(dependencies));
  };
}

/** What kept it may be gone: a file put back, a case that has arrived meanwhile. */
export function retryUpload(dependencies: Dependencies): UseCase<'retryUpload'> {
  const { store, sync, announce } = dependencies;
  return async ({ documentId }) => {
    const isFound = await store.transaction(async (writer) => {
      const { uploads } = await writer.findDocuments([documentId]);
      if (uploads[0]?.state !== 'failed') return false;
      const anew = { state: 'waiting', uploadUrl: null, attempts: 0, lastError: null } as const;
      await writer.setUpload(documentId, anew);
      return true;
    });
    if (!isFound) return refuse('not-found');
    announce('casesChanged');
    sync.retryUploads();
    return ok(await viewUploads(dependencies));
  };
}
