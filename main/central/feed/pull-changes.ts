import type { Change, ChangeKind } from '../../../shared/protocol/changes.ts';
import { ok, type Result, refuse } from '../../../shared/result.ts';
import type { CentralStore } from '../store/central-store.ts';
import type { FeedRow } from '../store/records.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';

export interface ChangePage {
  readonly changes: Change[];
  readonly cursor: string;
  readonly more: boolean;
}

/** The present bodies of a page's rows, by kind and key, in one query a kind. */
async function loadBodies(store: CentralStore, rows: readonly FeedRow[]): Promise<(row: FeedRow) => Change> {
  const kinds = new Map<ChangeKind, string[]>();
  for (const { kind, key, deleted } of rows) {
    if (deleted) continue;
    const keys = kinds.get(kind);
    if (keys) keys.push(key);
    else kinds.set(kind, [key]);
  }
  const found = new Map<string, Change>();
  for (const [kind, keys] of kinds) {
    for (const change of await store.read.findChanges(kind, keys)) found.set(`${kind} ${change.key}`, change);
  }
  return (row) => found.get(`${row.kind} ${row.key}`) ?? { kind: row.kind, key: row.key, body: null };
}

/**
 * A page of the feed for the branches of a regional, oldest change first. A record stands in it once, as it is now.
 *
 * @param cursor null: from the beginning.
 */
export async function pullChanges(
  store: CentralStore,
  regional: string,
  cursor: string | null,
  limit: number,
): Promise<Result<ChangePage, 'cursor-unknown'>> {
  const after = cursor === null ? 0 : decodeCursor(cursor, store.serverEpoch);
  if (after === null) return refuse('cursor-unknown');
  const rows = await store.read.listFeed(regional, after, limit + 1);
  const page = rows.slice(0, limit);
  const changeOf = await loadBodies(store, page);
  return ok({
    changes: page.map(changeOf),
    cursor: encodeCursor(store.serverEpoch, page.at(-1)?.seq ?? after),
    more: rows.length > limit,
  });
}
