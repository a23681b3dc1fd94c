import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pino } from 'pino';
import { systemClock } from '../../main/platform/clock.ts';
import { sha256 } from '../../main/platform/ids.ts';
import type { BranchStore } from '../../main/store/branch-store.ts';
import { openWorkstationStore } from '../../main/store/care/open-workstation-store.ts';
import type { OpenBranchStoreOptions } from '../../main/store/open-branch-store.ts';

export const database = 'reversa.sqlite';

export type OpenStore = (
  options: Pick<OpenBranchStoreOptions, 'file' | 'newId' | 'sha256' | 'logger'>,
) => Promise<BranchStore>;

/** With its journal and all that stands beside it, as the application opens it. */
export const openRealStore: OpenStore = async (options) => {
  const opened = await openWorkstationStore({
    ...options,
    folder: dirname(options.file),
    now: systemClock.now,
  });
  if (!opened.ok) throw new Error(`The store does not open: ${opened.error}`);
  return opened.value.store;
};

/** The same store on a disk that is full now and then, seen at the end of a transaction. */
export function onFailingDisk(store: BranchStore, isFull: () => boolean): BranchStore {
  return {
    ...store,
    transaction: (work) =>
      store.transaction(async (writer) => {
        const value = await work(writer);
        if (isFull()) throw Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
        return value;
      }),
  };
}

function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | null = null;
  return () => {
    made ??= make();
    return made;
  };
}

async function makeEmptyDatabase(): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'reversa-template-'));
  const file = join(folder, database);
  const store = await openRealStore({ file, newId: randomUUID, sha256, logger: pino({ level: 'silent' }) });
  await store.close();
  const bytes = await readFile(file);
  await rm(folder, { recursive: true, force: true });
  return bytes;
}

/** A branch's database as the migrations leave it: a copy of it is there sooner than they are through. */
export const emptyDatabase = once(makeEmptyDatabase);
