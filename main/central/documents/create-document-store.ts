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

/**
 * Documents sealed in a folder or a bucket: what comes in below `uploads/`, what is whole under `<aa>/<sha256>`. It counts only once what
 * is given back has the hash that was announced (sync protocol 12).
 *
 * @throws UnknownDocumentKey where documents lie under a key that is not among these.
 */
export async function createDocumentStore(blobs: Blobs, keys: DocumentKeys): Promise<DocumentStore> {
  await enterKeys(blobs, keys);
  const uploads = new Incoming(blobs, keys);

  async function hashOfUpload(id: string) {
    const hash = createHash('sha256');
    let size = 0;
    for await (const part of uploads.contentOf(id)) {
      hash.update(part);
      size += part.length;
    }
    return { size, sha256: hash.digest('hex') };
  }

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
      const arrived = await hashOfUpload(uploadId);
      if (arrived.sha256 !== sha256) {
        await uploads.remove(uploadId);
        return refuse('hash-mismatch');
      }
      const path = pathOfContent(sha256);
      await blobs.put(path, sealContent(keys, sha256, arrived.size, uploads.contentOf(uploadId)));
      if (!(await isKept(sha256, arrived.size)))
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
