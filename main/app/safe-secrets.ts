import { ok, refuse } from '../../shared/result.ts';
import type { Secrets } from '../platform/secrets.ts';

/** What is used of Electron's `safeStorage`. */
export type SafeStorage = Pick<
  Electron.SafeStorage,
  'isEncryptionAvailable' | 'encryptString' | 'decryptString' | 'getSelectedStorageBackend'
>;

/** Chromium's name for a key that stands in its own program, the same on every machine. */
const noRealKey = 'basic_text';

/** Is there a safe storage that keeps something from whoever reads the disk? Only once the application is ready. */
export function hasSafeStorage(storage: SafeStorage, platform: NodeJS.Platform): boolean {
  if (!storage.isEncryptionAvailable()) return false;
  return platform !== 'linux' || storage.getSelectedStorageBackend() !== noRealKey;
}

/** Secrets under the key that the operating system keeps for this user. */
export function safeSecrets(storage: SafeStorage): Secrets {
  return {
    wrap: (secret) => ok(storage.encryptString(secret).toString('base64')),
    unwrap(wrapped) {
      try {
        return ok(storage.decryptString(Buffer.from(wrapped, 'base64')));
      } catch {
        return refuse('no-safe-storage');
      }
    },
  };
}
