import { describe, expect, test } from 'vitest';
import { hasSafeStorage, type SafeStorage, safeSecrets } from '../../main/app/safe-secrets.ts';

function storage(parts: Partial<SafeStorage> = {}): SafeStorage {
  return {
    isEncryptionAvailable: () => true,
    getSelectedStorageBackend: () => 'gnome_libsecret',
    encryptString: (text) => Buffer.from(`sealed:${text}`),
    decryptString: (sealed) => {
      const text = sealed.toString();
      if (!text.startsWith('sealed:')) throw new Error('not ours');
      return text.slice('sealed:'.length);
    },
    ...parts,
  };
}

describe('safe storage', () => {
  test('is there when the system keeps the key', () => {
    expect(hasSafeStorage(storage(), 'linux')).toBe(true);
    expect(hasSafeStorage(storage({ getSelectedStorageBackend: () => 'unknown' }), 'win32')).toBe(true);
  });

  test('is not there without encryption', () => {
    expect(hasSafeStorage(storage({ isEncryptionAvailable: () => false }), 'linux')).toBe(false);
  });

  test('is not there on a Linux without a keyring, where the key would be the same on every machine', () => {
    expect(hasSafeStorage(storage({ getSelectedStorageBackend: () => 'basic_text' }), 'linux')).toBe(false);
  });

  test('gives a secret back as it was', () => {
    const secrets = safeSecrets(storage());
    const wrapped = secrets.wrap('clave');
    expect(wrapped.ok && secrets.unwrap(wrapped.value)).toEqual({ ok: true, value: 'clave' });
    expect(wrapped.ok && wrapped.value).not.toContain('clave');
  });

  test('refuses what another machine wrapped', () => {
    expect(safeSecrets(storage()).unwrap('YWJj')).toEqual({ ok: false, error: 'no-safe-storage' });
  });
});
