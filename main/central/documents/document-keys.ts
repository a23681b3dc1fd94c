import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

export const keyBytes = 32;
const idBytes = 8;
const nonceBytes = 12;
const tagBytes = 16;

/** Bytes of a wrapped key: the master key's id, nonce, tag, the key. */
export const wrappedKeyBytes = idBytes + nonceBytes + tagBytes + keyBytes;

/** The central office's master keys: the newest wraps, the others open what was wrapped before. */
export interface DocumentKeys {
  /** Hex; tells nothing of the key. */
  readonly newestId: string;
  readonly ids: readonly string[];
  /** @param bound what the wrapped key is good for alone. */
  wrap(key: Uint8Array, bound: string): Buffer;
  /** @returns null for what was damaged, is good for something else, or was wrapped by a key that is not here. */
  unwrap(wrapped: Buffer, bound: string): Buffer | null;
}

/** Which master key wrapped it, as hex. */
export function wrapperOf(wrapped: Buffer): string {
  return wrapped.subarray(0, idBytes).toString('hex');
}

function idOf(master: Uint8Array): string {
  return createHash('sha256')
    .update('reversa documents key\n')
    .update(master)
    .digest('hex')
    .slice(0, idBytes * 2);
}

/** @param masters 32 bytes each, newest first, one at least. */
export function createDocumentKeys(masters: readonly Uint8Array[]): DocumentKeys {
  const byId = new Map(masters.map((master) => [idOf(master), master]));
  const [newest] = masters;
  if (newest === undefined || masters.some(({ length }) => length !== keyBytes))
    throw new TypeError('Documents need a master key of 32 bytes');
  const newestId = idOf(newest);
  const boundTo = (bound: string, id: string) => Buffer.from(`reversa central 1\n${id}\n${bound}`, 'utf8');
  return {
    newestId,
    ids: [...byId.keys()],
    wrap(key, bound) {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv('aes-256-gcm', newest, nonce, { authTagLength: tagBytes });
      cipher.setAAD(boundTo(bound, newestId));
      const sealed = Buffer.concat([cipher.update(key), cipher.final()]);
      return Buffer.concat([Buffer.from(newestId, 'hex'), nonce, cipher.getAuthTag(), sealed]);
    },
    unwrap(wrapped, bound) {
      const id = wrapperOf(wrapped);
      const master = byId.get(id);
      if (master === undefined || wrapped.length !== wrappedKeyBytes) return null;
      const tagAt = idBytes + nonceBytes;
      const decipher = createDecipheriv('aes-256-gcm', master, wrapped.subarray(idBytes, tagAt), {
        authTagLength: tagBytes,
      });
      decipher.setAAD(boundTo(bound, id));
      decipher.setAuthTag(wrapped.subarray(tagAt, tagAt + tagBytes));
      try {
        return Buffer.concat([decipher.update(wrapped.subarray(tagAt + tagBytes)), decipher.final()]);
      } catch {
        return null;
      }
    },
  };
}
