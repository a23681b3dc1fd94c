import { dirname } from 'node:path';
import { pino } from 'pino';
import { newId, sha256 } from '../../main/platform/ids.ts';
import type { BranchStore } from '../../main/store/branch-store.ts';
import { openWorkstationStore } from '../../main/store/care/open-workstation-store.ts';
import { openBranchStore } from '../../main/store/open-branch-store.ts';

const logger = pino({ level: 'silent' });

/** The application's own store with the journal beside it, without its log. `file` stands in a folder of its own. */
export async function openStore(file: string): Promise<BranchStore> {
  const opened = await openWorkstationStore({
    folder: dirname(file),
    file,
    newId,
    sha256,
    logger,
    now: () => new Date().toISOString(),
  });
  if (!opened.ok) throw new Error(`The store does not open: ${opened.error}`);
  return opened.value.store;
}

/** A new database with the store's own tables, indexes and triggers, for the floor to write into. */
export async function makeEmptyDatabase(file: string): Promise<void> {
  const opened = await openBranchStore({ file, newId, sha256, logger });
  if (!opened.ok) throw new Error(`The store does not open: ${opened.error}`);
  await opened.value.close();
}
