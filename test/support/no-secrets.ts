import type { Secrets } from '../../main/platform/secrets.ts';
import { refuse } from '../../shared/result.ts';

/** A machine without safe storage of which no passphrase was set, or which is not opened yet. */
export const noSecrets: Secrets = {
  wrap: () => refuse('no-safe-storage'),
  unwrap: () => refuse('no-safe-storage'),
};
