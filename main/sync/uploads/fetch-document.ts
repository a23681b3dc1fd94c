import type { ReceivedDocument } from '../../../shared/protocol/changes.ts';
import { largestChunk } from '../../../shared/protocol/documents.ts';
import { ok, type Result, refuse } from '../../../shared/result.ts';
import { sha256 } from '../../platform/ids.ts';
import type { Peer, Transport } from '../transport.ts';
import { documentPath } from '../urls.ts';
import type { UploadPace } from './upload-pace.ts';

export type FetchRefusal = 'offline' | 'not-here' | 'damaged';
export type WantedDocument = Pick<ReceivedDocument, 'documentId' | 'sha256' | 'bytes'>;

interface FetchParts {
  readonly transport: Transport;
  readonly peer: Peer;
  readonly pace: UploadPace;
  readonly monotonic: () => number;
}

/** Times that a part is asked for before the line counts as gone. */
const attempts = 3;

async function fetchPart(parts: FetchParts, { documentId, bytes }: WantedDocument, offset: number) {
  const { transport, peer, pace, monotonic } = parts;
  const length = Math.min(pace.next(), largestChunk, bytes - offset);
  const path = documentPath(documentId, { offset: String(offset), length: String(length) });
  const begun = monotonic();
  const answer = await transport.document(peer, { method: 'GET', path, headers: {}, body: null });
  if (answer.ok) pace.went(length, monotonic() - begun);
  else pace.slower();
  return answer;
}

/**
 * A document's content from the central office, part by part.
 *
 * @returns `not-here` while it has not arrived there, `damaged` when what came is not what the log names.
 */
export async function fetchDocument(
  parts: FetchParts,
  document: WantedDocument,
): Promise<Result<Uint8Array, FetchRefusal>> {
  const content = new Uint8Array(document.bytes);
  let offset = 0;
  let failures = 0;
  while (offset < document.bytes) {
    const answer = await fetchPart(parts, document, offset);
    if (!answer.ok) {
      failures += 1;
      if (failures === attempts) return refuse('offline');
      continue;
    }
    const { status, body } = answer.value;
    if (status !== 200 || body.length === 0) return refuse('not-here');
    if (offset + body.length > document.bytes) return refuse('damaged');
    content.set(body, offset);
    offset += body.length;
    failures = 0;
  }
  return sha256(content) === document.sha256 ? ok(content) : refuse('damaged');
}
