import { createCipheriv, createDecipheriv, type DecipherGCM, randomBytes } from 'node:crypto';
import { type DocumentKeys, keyBytes, wrappedKeyBytes } from './document-keys.ts';

/** Format and version, the first bytes of all content that is sealed. */
const mark = Buffer.from('RVCEN1', 'ascii');
const nonceBytes = 12;
const tagBytes = 16;
const sizeBytes = 4;

/** Bytes of content in a segment; the last one has fewer. */
export const segmentBytes = 64 * 1024;
const sealedSegmentBytes = segmentBytes + tagBytes;

/** Bytes before the first segment: mark, size of the content, its wrapped key. */
export const headerBytes = mark.length + sizeBytes + wrappedKeyBytes;
const keyAt = mark.length + sizeBytes;

export interface ContentKey {
  readonly key: Buffer;
  /** Bytes of the content in clear. */
  readonly size: number;
}

export function isSealed(header: Uint8Array): boolean {
  return header.length >= headerBytes && mark.equals(header.subarray(0, mark.length));
}

export function wrappedKeyOf(header: Buffer): Buffer {
  return header.subarray(keyAt, headerBytes);
}

/** A content's key is good for this hash and this size alone: a file that was cut, or moved to another name, does not open. */
function bound(sha256: string, size: number): string {
  return `content\n${sha256}\n${size}`;
}

function headerOf(keys: DocumentKeys, sha256: string, { key, size }: ContentKey): Buffer {
  const length = Buffer.alloc(sizeBytes);
  length.writeUInt32BE(size);
  return Buffer.concat([mark, length, keys.wrap(key, bound(sha256, size))]);
}

/** @returns null when it is no header of this content, or its key was wrapped by a master key that is not here. */
export function openHeader(keys: DocumentKeys, sha256: string, header: Buffer): ContentKey | null {
  if (!isSealed(header)) return null;
  const size = header.readUInt32BE(mark.length);
  const key = keys.unwrap(wrappedKeyOf(header), bound(sha256, size));
  return key === null ? null : { key, size };
}

/** The same content under the newest master key. @returns null when the header does not open. */
export function renewHeader(keys: DocumentKeys, sha256: string, header: Buffer): Buffer | null {
  const opened = openHeader(keys, sha256, header);
  return opened === null ? null : headerOf(keys, sha256, opened);
}

/** Each key seals one content once, so its segments can be counted: their number is their nonce. */
function nonceOf(segment: number): Buffer {
  const nonce = Buffer.alloc(nonceBytes);
  nonce.writeUInt32BE(segment, nonceBytes - 4);
  return nonce;
}

function sealSegment(key: Uint8Array, segment: number, plain: Uint8Array): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonceOf(segment), { authTagLength: tagBytes });
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** @throws when it is not what was sealed. @returns all of it at once: in this mode nothing is left for the end. */
function plainOf(decipher: DecipherGCM, sealed: Uint8Array): Buffer {
  const plain = decipher.update(sealed);
  decipher.final();
  return plain;
}

function openSegment(key: Uint8Array, segment: number, sealed: Buffer): Buffer | null {
  if (sealed.length <= tagBytes) return null;
  const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(segment), { authTagLength: tagBytes });
  decipher.setAuthTag(sealed.subarray(sealed.length - tagBytes));
  try {
    return plainOf(decipher, sealed.subarray(0, -tagBytes));
  } catch {
    return null;
  }
}

/**
 * AES-256-GCM under a key of its own, in segments of 64 KB that can be read each by itself (R10).
 *
 * @param size bytes of the content in clear. @param pieces of any sizes, the content together.
 */
export async function* sealContent(
  keys: DocumentKeys,
  sha256: string,
  size: number,
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  const key = randomBytes(keyBytes);
  yield headerOf(keys, sha256, { key, size });
  let rest: Uint8Array = new Uint8Array();
  let segment = 0;
  for await (const piece of pieces) {
    rest = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
    let from = 0;
    for (; rest.length - from >= segmentBytes; from += segmentBytes) {
      yield sealSegment(key, segment, rest.subarray(from, from + segmentBytes));
      segment += 1;
    }
    rest = rest.subarray(from);
  }
  if (rest.length > 0) yield sealSegment(key, segment, rest);
}

/** Where the segments lie that have a range of the content, and which is the first. */
export function segmentsOf(offset: number, length: number) {
  const first = Math.floor(offset / segmentBytes);
  const count = Math.floor((offset + length - 1) / segmentBytes) - first + 1;
  return {
    first,
    offset: headerBytes + first * sealedSegmentBytes,
    length: count * sealedSegmentBytes,
  };
}

/** @returns what stands in segments that follow each other; null when one of them is not what was sealed. */
export function openSegments(key: Uint8Array, first: number, sealed: Buffer): Buffer | null {
  const plain: Buffer[] = [];
  for (let at = 0; at < sealed.length; at += sealedSegmentBytes) {
    const opened = openSegment(
      key,
      first + at / sealedSegmentBytes,
      sealed.subarray(at, at + sealedSegmentBytes),
    );
    if (opened === null) return null;
    plain.push(opened);
  }
  return Buffer.concat(plain);
}

const partNonce = 12;

/** A part of an upload that is under way, under the upload's key; a part may come twice, so its nonce is drawn. */
export function sealPart(key: Uint8Array, offset: number, pieces: readonly Uint8Array[]): readonly Buffer[] {
  const nonce = randomBytes(partNonce);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes });
  cipher.setAAD(Buffer.from(`part ${offset}`, 'utf8'));
  const sealed = pieces.map((piece) => cipher.update(piece));
  return [nonce, ...sealed, cipher.final(), cipher.getAuthTag()];
}

/** Bytes that sealing adds to a part. */
export const partEnvelope = partNonce + tagBytes;

/** @returns null when it is not what was sealed for this place. */
export function openPart(key: Uint8Array, offset: number, sealed: Buffer): Buffer | null {
  if (sealed.length < partEnvelope) return null;
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, partNonce), {
    authTagLength: tagBytes,
  });
  decipher.setAAD(Buffer.from(`part ${offset}`, 'utf8'));
  decipher.setAuthTag(sealed.subarray(sealed.length - tagBytes));
  try {
    return plainOf(decipher, sealed.subarray(partNonce, -tagBytes));
  } catch {
    return null;
  }
}
