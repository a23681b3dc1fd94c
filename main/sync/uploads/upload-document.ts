import { Upload, type UploadOptions } from 'tus-js-client';
import type { UploadMetadata } from '../../../shared/protocol/documents.ts';
import { ok, refuse } from '../../../shared/result.ts';
import type { DocumentUpload } from '../../store/branch-store.ts';
import type { Answer } from '../answer.ts';
import type { Peer, Transport } from '../transport.ts';
import { documentPath, uploadsPath } from '../urls.ts';
import { signedHttpStack } from './signed-http-stack.ts';
import type { UploadPace } from './upload-pace.ts';

interface UploadParts {
  readonly transport: Transport;
  readonly peer: Peer;
  readonly pace: UploadPace;
  readonly monotonic: () => number;
  /** Path of the upload, once it was begun: kept, so that a later run goes on. */
  readonly onBegun: (uploadUrl: string) => Promise<void>;
  readonly onProgress: (sent: number, bytes: number) => void;
  /** Asked between two parts; what was sent stays sent. */
  readonly mayGoOn: () => boolean;
}

function metadataOf({ documentId, caseId, sha256, bytes, mediaType }: DocumentUpload) {
  return { documentId, caseId, sha256, bytes: String(bytes), mediaType } satisfies Record<
    keyof UploadMetadata,
    string
  >;
}

/** It arrived whole, and the answer that said so was lost. */
async function hasArrived({ transport, peer }: UploadParts, { documentId }: DocumentUpload) {
  const path = documentPath(documentId);
  return transport.document(peer, { method: 'HEAD', path, headers: {}, body: null });
}

/** Sends one document by tus, from where an earlier attempt came to (sync protocol 12). */
export async function uploadDocument(
  parts: UploadParts,
  upload: DocumentUpload,
  content: Uint8Array,
): Promise<Answer<null>> {
  if (upload.uploadUrl !== null) {
    const there = await hasArrived(parts, upload);
    if (!there.ok) return there;
    if (there.value.status === 200) return ok(null);
  }
  const stack = signedHttpStack(parts);
  const { centralUrl } = parts.peer;
  const chunkSize = parts.pace.next();
  return new Promise((resolve) => {
    const options: UploadOptions = {
      endpoint: `${centralUrl}${uploadsPath}`,
      uploadUrl: upload.uploadUrl === null ? null : `${centralUrl}${upload.uploadUrl}`,
      metadata: metadataOf(upload),
      chunkSize,
      // Never all of it: of one that arrived whole, and whose answer was lost, nobody would know the address [Y27].
      uploadDataDuringCreation: chunkSize < content.length,
      retryDelays: null,
      storeFingerprintForResuming: false,
      httpStack: stack,
      onUploadUrlAvailable: () => {
        if (client.url !== null) void parts.onBegun(new URL(client.url).pathname);
      },
      onChunkComplete: (_chunk, sent, bytes) => {
        client.options.chunkSize = parts.pace.next();
        parts.onProgress(sent, bytes ?? upload.bytes);
        if (parts.mayGoOn() || sent === upload.bytes) return;
        void client.abort();
        resolve(refuse({ kind: 'cancelled' }));
      },
      onSuccess: () => resolve(ok(null)),
      // tus' own complaint, where no request failed: an answer without its headers.
      onError: () => resolve(refuse(stack.failure() ?? { kind: 'bad-answer', status: 0, at: 'tus' })),
    };
    const client = new Upload(Buffer.from(content.buffer, content.byteOffset, content.length), options);
    client.start();
  });
}
