import type { Logger } from 'pino';
import { describeFault } from './describe-fault.ts';

interface FileDeskParts {
  /** Asks where the file is to go; null when it was cancelled. */
  readonly askForFile: (suggestedName: string) => Promise<string | null>;
  /** Writes the whole file or none of it. */
  readonly writeFile: (path: string, bytes: Uint8Array) => Promise<void>;
  readonly logger: Logger;
}

/** Saves files where the user says; what cannot be written is told, never thrown. */
export function createFileDesk({ askForFile, writeFile, logger }: FileDeskParts) {
  return {
    async save(
      suggestedName: string,
      bytes: () => Promise<Uint8Array>,
    ): Promise<'saved' | 'cancelled' | 'failed'> {
      try {
        const path = await askForFile(suggestedName);
        if (path === null) return 'cancelled';
        await writeFile(path, await bytes());
        return 'saved';
      } catch (fault) {
        logger.error({ fault: describeFault(fault) }, 'file could not be saved');
        return 'failed';
      }
    },
  };
}
