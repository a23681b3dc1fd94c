import { createHash } from 'node:crypto';
import { ok, refuse } from '../../../shared/result.ts';
import type { Blobs } from './blobs.ts';
import type { DocumentKeys } from './document-keys.ts';
import { type DocumentStore, pathOfContent } from './document-store.ts';
import { Incoming } from './incoming.ts';
import { enterKeys, readKeyRecord } from './key-record.ts';
import { sealStanding } from './seal-standing.ts';
import {
  headerBytes,
  isSealed,
  openHeader,
  openSegments,
  sealContent,
  segmentBytes,
  segmentsOf,
} from './sealed-content.ts';

/** Bytes that are read back at once. */
const readAtOnce = 1024 * 1024;

/** Ends what is being put, so that nothing is. */
class OtherContent extends Error {
  override readonly name = 'OtherContent';
}

/**
 * What arrived, hashed on its way.
 *
 * @throws OtherContent at its end, when it is not what was announced.
 */
async function* asAnnounced(pieces: AsyncIterable<Uint8Array>, sha256: string, size: number) {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const piece of pieces) {
    hash.update(piece);
    bytes += piece.length;
    yield piece;
  }
  if (bytes !== size || hash.digest('hex') !== sha256)
    throw new OtherContent('What arrived is not what was announced');
}

/**
 * Documents sealed in a folder or a bucket: what comes in below `uploads/`, what is whole under `<aa>/<sha256>`. It counts only once what
 * is given back has the hash that was announced (sync protocol 12).
 *
 * @throws UnknownDocumentKey where documents lie under a key that is not among these.
 */
export async function createDocumentStore(blobs: Blobs, keys: DocumentKeys): Promise<DocumentStore> {
  await enterKeys(blobs, keys);
  const uploads = new Incoming(blobs, keys);

  const read: DocumentStore['read'] = async (sha256, offset, length) => {
    const path = pathOfContent(sha256);
    const header = await blobs.get(path, { offset: 0, length: headerBytes });
    if (header === null) return refuse('not-here');
    if (!isSealed(header)) {
      // From before documents were sealed here; the chore has not come to it yet.
      if ((await readKeyRecord(blobs)).isSealed) return refuse('damaged');
      const plain = await blobs.get(path, { offset, length });
      return plain === null ? refuse('not-here') : ok(plain);
    }
    const content = openHeader(keys, sha256, header);
    if (content === null) return refuse('damaged');
    const wanted = Math.min(length, content.size - offset);
    if (wanted <= 0) return ok(new Uint8Array());
    const place = segmentsOf(offset, wanted);
    const sealed = await blobs.get(path, place);
    if (sealed === null) return refuse('not-here');
    const opened = openSegments(content.key, place.first, sealed);
    const from = offset % segmentBytes;
    const part = opened?.subarray(from, from + wanted);
    return part === undefined || part.length < wanted ? refuse('damaged') : ok(part);
  };

  async function isKept(sha256: string, size: number): Promise<boolean> {
    const hash = createHash('sha256');
    for (let offset = 0; offset < size; offset += readAtOnce) {
      const part = await read(sha256, offset, readAtOnce);
      if (!part.ok) return false;
      hash.update(part.value);
    }
    return hash.digest('hex') === sha256;
  }

  return {
    uploads,
    find: (uploadId) => uploads.find(uploadId),
    async keep(uploadId, sha256) {
      const size = (await uploads.find(uploadId))?.size ?? 0;
      const arrived = asAnnounced(uploads.contentOf(uploadId), sha256, size);
      try {
        await blobs.put(pathOfContent(sha256), sealContent(keys, sha256, size, arrived));
      } catch (error) {
        if (!(error instanceof OtherContent)) throw error;
        await uploads.remove(uploadId);
        return refuse('hash-mismatch');
      }
      if (!(await isKept(sha256, size)))
        throw new Error('The store gives back another content than it was given');
      return ok(null);
    },
    forget: (uploadId) => uploads.remove(uploadId),
    read,
    erase: (sha256) => blobs.remove(pathOfContent(sha256)),
    async prune() {
      await blobs.sweep();
      return uploads.deleteExpired();
    },
    sealStanding: () => sealStanding(blobs, keys, uploads),
  };
}
