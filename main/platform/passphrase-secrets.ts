import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { readTextFile, writeFileDurably } from './files.ts';
import type { Secrets } from './secrets.ts';

const keyBytes = 32;
const saltBytes = 16;
const nonceBytes = 12;
const tagBytes = 16;

/** argon2id's cost: memory in KiB, passes. */
export interface PassphraseCost {
  readonly memory: number;
  readonly passes: number;
}

/** 64 MiB and three passes: half a second at a desk, and at whoever guesses. */
export const passphraseCost: PassphraseCost = { memory: 65_536, passes: 3 };

/** argon2id of a passphrase: 32 bytes. */
export type DeriveKey = (passphrase: string, salt: Uint8Array, cost: PassphraseCost) => Promise<Uint8Array>;

/** `unset`: nothing can be wrapped until there is a passphrase; `locked`: it has to be given once. */
export type PassphraseState = 'unset' | 'locked' | 'open' | 'damaged';

/** Secrets of a machine without safe storage, under a passphrase that the administrator set for it (R10). */
export interface PassphraseSecrets extends Secrets {
  state(): PassphraseState;
  /** The first one. */
  set(passphrase: string): Promise<Result<null, 'already-set' | 'not-kept'>>;
  unlock(passphrase: string): Promise<Result<null, 'wrong-passphrase'>>;
  /** What was wrapped under the old one stays readable. */
  change(current: string, passphrase: string): Promise<Result<null, 'wrong-passphrase' | 'not-kept'>>;
}

const base64Of = (bytes: number) => z.base64().refine((text) => Buffer.from(text, 'base64').length === bytes);
const fileSchema = z.strictObject({
  version: z.literal(1),
  salt: base64Of(saltBytes),
  // Bounds: a file that was tampered with must not take the machine's memory.
  cost: z.strictObject({ memory: z.int().min(8).max(1_048_576), passes: z.int().min(1).max(20) }),
  /** The key of the secrets under the passphrase's. */
  key: base64Of(nonceBytes + tagBytes + keyBytes),
});
type PassphraseFile = z.infer<typeof fileSchema>;

function sealWith(key: Uint8Array, plain: Uint8Array): Buffer {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes });
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
}

function openWith(key: Uint8Array, sealed: Uint8Array): Buffer | null {
  if (sealed.length < nonceBytes + tagBytes) return null;
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, nonceBytes), {
    authTagLength: tagBytes,
  });
  decipher.setAuthTag(sealed.subarray(nonceBytes, nonceBytes + tagBytes));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(nonceBytes + tagBytes)), decipher.final()]);
  } catch {
    return null;
  }
}

/** The same characters, however a keyboard composes them. */
const normal = (passphrase: string) => passphrase.normalize('NFKC');

/** @returns null where there is none; `damaged` for one that cannot be read: it is never replaced. */
async function readFile(path: string): Promise<PassphraseFile | 'damaged' | null> {
  const text = await readTextFile(path);
  if (text === null) return null;
  try {
    const read = fileSchema.safeParse(JSON.parse(text));
    return read.success ? read.data : 'damaged';
  } catch {
    return 'damaged';
  }
}

/** Opens `passphrase.json` of the data folder. The passphrase itself is nowhere, its key in memory alone. */
export async function openPassphraseSecrets(
  folder: string,
  derive: DeriveKey,
  cost: PassphraseCost = passphraseCost,
): Promise<PassphraseSecrets> {
  const path = join(folder, 'passphrase.json');
  let kept = await readFile(path);
  let key: Buffer | null = null;

  async function keep(passphrase: string, secretsKey: Buffer): Promise<Result<null, 'not-kept'>> {
    const salt = randomBytes(saltBytes);
    const sealed = sealWith(await derive(normal(passphrase), salt, cost), secretsKey);
    const file: PassphraseFile = {
      version: 1,
      salt: salt.toString('base64'),
      cost,
      key: sealed.toString('base64'),
    };
    try {
      await writeFileDurably(path, JSON.stringify(file));
    } catch {
      return refuse('not-kept');
    }
    kept = file;
    key = secretsKey;
    return ok(null);
  }

  async function openKey(passphrase: string): Promise<Buffer | null> {
    if (kept === null || kept === 'damaged') return null;
    const derived = await derive(normal(passphrase), Buffer.from(kept.salt, 'base64'), kept.cost);
    return openWith(derived, Buffer.from(kept.key, 'base64'));
  }

  return {
    state() {
      if (kept === null) return 'unset';
      if (kept === 'damaged') return 'damaged';
      return key === null ? 'locked' : 'open';
    },
    async set(passphrase) {
      return kept === null ? keep(passphrase, randomBytes(keyBytes)) : refuse('already-set');
    },
    async unlock(passphrase) {
      const opened = await openKey(passphrase);
      if (opened === null) return refuse('wrong-passphrase');
      key = opened;
      return ok(null);
    },
    async change(current, passphrase) {
      const opened = await openKey(current);
      return opened === null ? refuse('wrong-passphrase') : keep(passphrase, opened);
    },
    wrap: (secret) =>
      key === null
        ? refuse('no-safe-storage')
        : ok(sealWith(key, Buffer.from(secret, 'utf8')).toString('base64')),
    unwrap(wrapped) {
      const opened = key === null ? null : openWith(key, Buffer.from(wrapped, 'base64'));
      return opened === null ? refuse('no-safe-storage') : ok(opened.toString('utf8'));
    },
  };
}
