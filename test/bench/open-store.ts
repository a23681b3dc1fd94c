import { pino } from 'pino';
import { newId, sha256 } from '../../main/platform/ids.ts';
import type { BranchStore } from '../../main/store/branch-store.ts';
import { openBranchStore } from '../../main/store/open-branch-store.ts';

/** The application's own store, without its log. */
export async function openStore(file: string): Promise<BranchStore> {
  const opened = await openBranchStore({ file, newId, sha256, logger: pino({ level: 'silent' }) });
  if (!opened.ok) throw new Error(`The store does not open: ${opened.error}`);
  return opened.value;
}

/** A new database with the store's own tables, indexes and triggers, for the floor to write into. */
export async function makeEmptyDatabase(file: string): Promise<void> {
  const store = await openStore(file);
  await store.close();
}
