import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { ok, type Result, refuse } from '../../shared/result.ts';
import type { Secrets } from '../platform/secrets.ts';

/** What a sealed file is good for: it opens for this case, this document and this content alone. */
export interface Binding {
  readonly caseId: string;
  readonly documentId: string;
  readonly sha256: string;
}

/** Format and version, the first bytes of every sealed file. */
const mark = Buffer.from('RVDOC1', 'ascii');
const keyBytes = 32;
const nonceBytes = 12;
const tagBytes = 16;
const longestWrappedKey = 65_535;

/** Bytes that sealing adds, at most. */
export const largestEnvelope = mark.length + 2 + longestWrappedKey + nonceBytes + tagBytes;

function boundTo({ caseId, documentId, sha256 }: Binding): Buffer {
  return Buffer.from(['reversa document 1', caseId, documentId, sha256].join('\n'), 'utf8');
}

/**
 * Encrypts content by AES-256-GCM under a key of its own, which the safe storage wraps (R10).
 *
 * @returns the sealed file's parts, in order.
 */
export function seal(
  content: Uint8Array,
  binding: Binding,
  secrets: Secrets,
): Result<readonly Uint8Array[], 'no-safe-storage'> {
  const key = randomBytes(keyBytes);
  const wrapped = secrets.wrap(key.toString('base64'));
  if (!wrapped.ok) return wrapped;
  const wrappedKey = Buffer.from(wrapped.value, 'utf8');
  if (wrappedKey.length > longestWrappedKey) return refuse('no-safe-storage');
  const length = Buffer.alloc(2);
  length.writeUInt16BE(wrappedKey.length);
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes });
  cipher.setAAD(boundTo(binding));
  const sealed = Buffer.concat([cipher.update(content), cipher.final()]);
  key.fill(0);
  return ok([mark, length, wrappedKey, nonce, cipher.getAuthTag(), sealed]);
}

/** Opens what `seal` made; `damaged` for anything that is not exactly that, or was bound to something else. */
export function unseal(file: Buffer, binding: Binding, secrets: Secrets): Result<Buffer, 'damaged'> {
  const keyAt = mark.length + 2;
  if (file.length < keyAt || !file.subarray(0, mark.length).equals(mark)) return refuse('damaged');
  const nonceAt = keyAt + file.readUInt16BE(mark.length);
  const sealedAt = nonceAt + nonceBytes + tagBytes;
  if (file.length < sealedAt) return refuse('damaged');
  const unwrapped = secrets.unwrap(file.toString('utf8', keyAt, nonceAt));
  if (!unwrapped.ok) return refuse('damaged');
  const key = Buffer.from(unwrapped.value, 'base64');
  if (key.length !== keyBytes) return refuse('damaged');
  const nonce = file.subarray(nonceAt, nonceAt + nonceBytes);
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes });
  decipher.setAAD(boundTo(binding));
  decipher.setAuthTag(file.subarray(nonceAt + nonceBytes, sealedAt));
  try {
    return ok(Buffer.concat([decipher.update(file.subarray(sealedAt)), decipher.final()]));
  } catch {
    return refuse('damaged');
  } finally {
    key.fill(0);
  }
}
