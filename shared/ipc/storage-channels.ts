import { z } from 'zod';
import { channel, nothing } from './channel.ts';

const passphraseSchema = z.string().min(12).max(200);

export const storageSchema = z.strictObject({
  /**
   * `system`: the operating system keeps secrets. Where it does not: `unset`, no documents are captured and the workstation cannot be
   * enrolled; `locked`, the passphrase has to be given once; `open`; `damaged`, its file cannot be read.
   */
  state: z.enum(['system', 'unset', 'locked', 'open', 'damaged']),
});
export type Storage = z.infer<typeof storageSchema>;

/** Where this workstation keeps its secrets (R10). */
export const storageChannels = {
  getStorage: channel({
    kind: 'query',
    request: nothing,
    response: storageSchema,
    errors: [],
    roles: 'anyone',
  }),
  unlockStorage: channel({
    kind: 'command',
    request: z.strictObject({ passphrase: z.string().min(1).max(200) }),
    response: storageSchema,
    errors: ['wrong-passphrase', 'too-many-passphrases', 'passphrase-not-needed'],
    roles: 'anyone',
  }),
  /** Whoever knows the present one changes it; the first one is set before the workstation is enrolled, or by the administrator. */
  setPassphrase: channel({
    kind: 'command',
    request: z.strictObject({ current: z.string().min(1).max(200).nullable(), passphrase: passphraseSchema }),
    response: storageSchema,
    errors: [
      'wrong-passphrase',
      'too-many-passphrases',
      'passphrase-not-needed',
      'passphrase-is-set',
      'only-administrator',
      'passphrase-not-kept',
    ],
    roles: 'anyone',
  }),
} as const;
