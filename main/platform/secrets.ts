import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { isMissing } from './files.ts';

/**
 * Keeps small secrets for this user of this machine: the operating system's safe storage, handed in by
 * `main/app`.
 */
export interface Secrets {
  /** @returns text that can be stored anywhere; `no-safe-storage` when the machine offers no safe place. */
  wrap(secret: string): Result<string, 'no-safe-storage'>;
  /** @returns the secret; `no-safe-storage` also for a text that was damaged or wrapped elsewhere. */
  unwrap(wrapped: string): Result<string, 'no-safe-storage'>;
}

const keyBytes = 32;
const nonceBytes = 12;
const tagBytes = 16;

/**
 * Stands in for safe storage where there is none, in a demonstration or an unpackaged build alone: whoever
 * can read the folder can read the secrets. AES-256-GCM under a random key in `development.key`, which its
 * owner alone may read.
 */
export function developmentSecrets(folder: string): Secrets {
  const key = loadKey(folder);
  return {
    wrap(secret) {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv('aes-256-gcm', key, nonce);
      const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
      return ok(Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64'));
    },
    unwrap(wrapped) {
      const bytes = Buffer.from(wrapped, 'base64');
      if (bytes.length < nonceBytes + tagBytes) return refuse('no-safe-storage');
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, nonceBytes));
      decipher.setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
      try {
        const opened = Buffer.concat([
          decipher.update(bytes.subarray(nonceBytes + tagBytes)),
          decipher.final(),
        ]);
        return ok(opened.toString('utf8'));
      } catch {
        return refuse('no-safe-storage');
      }
    },
  };
}

function loadKey(folder: string): Buffer {
  const path = join(folder, 'development.key');
  const kept = readKey(path);
  if (kept !== null) return kept;
  mkdirSync(folder, { recursive: true });
  const key = randomBytes(keyBytes);
  rmSync(path, { force: true });
  writeFileSync(path, key, { mode: 0o600, flag: 'wx', flush: true });
  return key;
}

/** A key cut short by a power failure protects nothing that was stored after it: it is made anew. */
function readKey(path: string): Buffer | null {
  try {
    const key = readFileSync(path);
    return key.length === keyBytes ? key : null;
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}
