import { cleanFileName } from '../../../../shared/domain/documents.ts';
import type { FolderFault, FolderView } from '../../../../shared/ipc/source-schemas.ts';
import { ok, type Result, refuse } from '../../../../shared/result.ts';
import type { Clock } from '../../../platform/clock.ts';
import { isMissing } from '../../../platform/files.ts';
import type { NewId } from '../../../platform/ids.ts';
import type { TakenFile } from '../sources.ts';
import { isSame, lookIntoFolder, type SeenFile } from './look-into-folder.ts';
import { moveToQuarantine, sweepQuarantine } from './quarantine.ts';
import { readSeenFile } from './read-seen-file.ts';

export interface WatchedFolderParts {
  readonly path: string;
  readonly clock: Clock;
  readonly newId: NewId;
}

export interface WatchedFolder {
  list(): Promise<FolderView>;
  read(fileId: string): Promise<Result<TakenFile, FolderFault>>;
  sweep(): Promise<void>;
}

interface Known {
  readonly fileId: string;
  readonly seen: SeenFile;
  /** When it was first seen as it is now, by the clock that only grows. */
  readonly since: number;
  readonly isDocument: boolean;
}

/** Milliseconds for which a file has to stay as it is, between two looks, before it is taken for whole. */
const stableFor = 1_000;
/** Milliseconds between two sweeps of the quarantine. */
const sweepEvery = 3_600_000;

/**
 * A folder that a scanner saves to, looked into again and again: what tells of changes by itself is not to be relied upon on a network's
 * shares. What is kept of a look is in memory alone.
 */
export function createWatchedFolder({ path, clock, newId }: WatchedFolderParts): WatchedFolder {
  let known: ReadonlyMap<string, Known> = new Map();
  let lastSweep: number | null = null;

  function knownAs(seen: SeenFile): Known | null {
    const before = known.get(seen.name);
    return before !== undefined && isSame(before.seen, seen) ? before : null;
  }

  function keep(seen: SeenFile, isDocument: boolean): Known {
    return knownAs(seen) ?? { fileId: newId(), seen, since: clock.monotonic(), isDocument };
  }

  function isStable({ since }: Known): boolean {
    return clock.monotonic() - since >= stableFor;
  }

  async function sweep(): Promise<void> {
    lastSweep = clock.monotonic();
    await sweepQuarantine(path, clock);
  }

  return {
    async list() {
      if (lastSweep === null || clock.monotonic() - lastSweep > sweepEvery) await sweep();
      try {
        const found = await lookIntoFolder(path, (seen) => {
          const before = knownAs(seen);
          // The first bytes may be written last: they are read again until the file is whole.
          return before !== null && (before.isDocument || isStable(before)) ? before.isDocument : null;
        });
        const documents = found.documents.map((seen) => keep(seen, true));
        const others = found.others.map((seen) => keep(seen, false));
        known = new Map([...documents, ...others].map((each) => [each.seen.name, each]));
        return {
          state: 'ready',
          files: documents.map((each) => ({
            fileId: each.fileId,
            name: cleanFileName(each.seen.name),
            bytes: each.seen.bytes,
            modifiedAt: new Date(Number(each.seen.modified / 1_000_000n)).toISOString(),
            isStable: isStable(each),
          })),
        };
      } catch (fault) {
        return { state: isMissing(fault) || isNoFolder(fault) ? 'gone' : 'unreadable', files: [] };
      }
    },

    async read(fileId) {
      const file = [...known.values()].find((each) => each.fileId === fileId);
      if (file === undefined) return refuse('file-gone');
      if (!isStable(file)) return refuse('file-changing');
      const read = await readSeenFile(path, file.seen);
      if (!read.ok) {
        if (read.error !== 'file-gone') return read;
        const state = (await this.list()).state;
        return refuse(state === 'ready' ? 'file-gone' : 'folder-gone');
      }
      return ok({
        bytes: read.value,
        fileName: cleanFileName(file.seen.name),
        done: () => moveToQuarantine(path, file.seen, clock, newId),
      });
    },

    sweep,
  };
}

function isNoFolder(fault: unknown): boolean {
  return fault instanceof Error && 'code' in fault && fault.code === 'ENOTDIR';
}
