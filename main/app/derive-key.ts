import { hashRaw } from '@node-rs/argon2';
import type { DeriveKey } from '../platform/passphrase-secrets.ts';

/** argon2id, which is what the library takes where no algorithm is named; 32 bytes. */
export const deriveKey: DeriveKey = (passphrase, salt, { memory, passes }) =>
  hashRaw(passphrase, {
    salt,
    memoryCost: memory,
    timeCost: passes,
    parallelism: 1,
    outputLen: 32,
  });
