import { loud } from '../host/loud.ts';

type Supported = Pick<
  Electron.SafeStorage,
  | 'isEncryptionAvailable'
  | 'isAsyncEncryptionAvailable'
  | 'encryptString'
  | 'encryptStringAsync'
  | 'decryptString'
  | 'decryptStringAsync'
  | 'getSelectedStorageBackend'
>;

const mark = 'NOT ENCRYPTED, test only: ';

/** Absent unless a test asks for it; what it then makes says in clear that it keeps nothing secret. */
export function createSafeStorage(environment: NodeJS.ProcessEnv): Supported {
  const isAvailable = environment.REVERSA_HOST_SAFE_STORAGE === '1';
  const demand = (): void => {
    if (!isAvailable) throw new Error('Error while using safeStorage: encryption is not available');
  };
  const encryptString = (text: string): Buffer => {
    demand();
    return Buffer.from(mark + Buffer.from(text).toString('hex'));
  };
  const decryptString = (encrypted: Buffer): string => {
    demand();
    const text = encrypted.toString();
    if (!text.startsWith(mark))
      throw new Error('Error while decrypting the ciphertext provided to safeStorage');
    return Buffer.from(text.slice(mark.length), 'hex').toString();
  };
  return loud<Supported>('safeStorage', {
    isEncryptionAvailable: () => isAvailable,
    isAsyncEncryptionAvailable: async () => isAvailable,
    getSelectedStorageBackend: () => 'unknown',
    encryptString,
    decryptString,
    encryptStringAsync: async (text) => encryptString(text),
    decryptStringAsync: async (encrypted) => ({ result: decryptString(encrypted), shouldReEncrypt: false }),
  });
}
