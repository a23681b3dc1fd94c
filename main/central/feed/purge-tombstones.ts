import type { CentralStore } from '../store/central-store.ts';

const dayMs = 86_400_000;
/** Days that the feed keeps saying of a record that it is gone: who was away for longer takes a snapshot (sync protocol 9). */
export const tombstoneDays = 90;

/** @returns how many tombstones went. */
export async function purgeTombstones(store: CentralStore, now: string): Promise<number> {
  const olderThan = new Date(Date.parse(now) - tombstoneDays * dayMs).toISOString();
  return store.transaction(async (writer) => {
    await writer.markFeed(now);
    return writer.purgeTombstones(olderThan);
  });
}
