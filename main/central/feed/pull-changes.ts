import { asKnownTo, type Change, type ChangeKind, isKnownKind } from '../../../shared/protocol/changes.ts';
import { protocolVersion } from '../../../shared/protocol/version.ts';
import { ok, type Result, refuse } from '../../../shared/result.ts';
import type { CentralStore } from '../store/central-store.ts';
import type { FeedPosition, FeedRow } from '../store/records.ts';
import { decodeCursor, encodeCursor, feedStart } from './cursor.ts';
import { bindCursor, isExpired, splitCursor } from './horizon.ts';

export interface ChangePage {
  readonly changes: Change[];
  readonly cursor: string;
  /** Where the cursor stands. */
  readonly position: FeedPosition;
  readonly more: boolean;
}

/** The present bodies of a page's rows: what did not come along with its row by kind and key, in one query a kind. */
async function loadBodies(store: CentralStore, rows: readonly FeedRow[]): Promise<(row: FeedRow) => Change> {
  const kinds = new Map<ChangeKind, string[]>();
  for (const { kind, key, deleted, event } of rows) {
    if (deleted || event !== null) continue;
    const keys = kinds.get(kind);
    if (keys) keys.push(key);
    else kinds.set(kind, [key]);
  }
  const found = new Map<string, Change>();
  for (const [kind, keys] of kinds) {
    for (const change of await store.read.findChanges(kind, keys)) found.set(`${kind} ${change.key}`, change);
  }
  return ({ kind, key, event }) => {
    if (kind === 'case-event' && event !== null) return { kind, key, body: event };
    return found.get(`${kind} ${key}`) ?? { kind, key, body: null };
  };
}

/**
 * A page of the feed for the branches of a regional, oldest change first. A record stands in it once, as it is now.
 *
 * @param cursor null: from the beginning.
 * @param protocol the branch's version: it gets the kinds that it knows. Before 3 it can take no snapshot, and goes on behind the
 *   horizon as it did.
 */
export async function pullChanges(
  store: CentralStore,
  regional: string,
  cursor: string | null,
  limit: number,
  protocol: number = protocolVersion,
): Promise<Result<ChangePage, 'cursor-unknown' | 'cursor-expired'>> {
  const { generation, lastSeq, horizon } = await store.read.feedStanding(regional);
  const feed = { serverEpoch: store.serverEpoch, generation };
  const from = cursor === null ? null : splitCursor(cursor);
  const after = from === null ? feedStart : decodeCursor(from.place, feed);
  // A place that the feed has not reached: the database was set back to an older state.
  if (after === null || after.seq > lastSeq) return refuse('cursor-unknown');
  if (from !== null && protocol >= 3 && isExpired(after.seq, from.horizon, horizon))
    return refuse('cursor-expired');
  const rows = await store.read.listFeed(regional, after, limit + 1);
  // Asked again behind the list: tombstones that were purged between the two are in neither.
  if (from !== null && protocol >= 3 && rows.length > 0) {
    const { horizon: present } = await store.read.feedStanding(regional);
    if (isExpired(after.seq, from.horizon, present)) return refuse('cursor-expired');
  }
  const page = rows.slice(0, limit);
  const changeOf = await loadBodies(store, page);
  const { txid, seq } = page.at(-1) ?? after;
  const place = encodeCursor(feed, { txid, seq });
  return ok({
    changes: page
      .filter(({ kind }) => isKnownKind(kind, protocol))
      .map((row) => asKnownTo(protocol, changeOf(row))),
    cursor: protocol >= 3 ? bindCursor({ place, horizon: from === null ? horizon : from.horizon }) : place,
    position: { txid, seq },
    more: rows.length > limit,
  });
}
