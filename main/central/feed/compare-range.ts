import type { Change } from '../../../shared/protocol/changes.ts';
import { digestLimits, digestLine } from '../../../shared/protocol/digest.ts';
import type { RecordsRequest } from '../../../shared/protocol/endpoints.ts';
import { ok, type Result, refuse } from '../../../shared/result.ts';
import { sha256 } from '../../platform/ids.ts';
import type { CentralStore } from '../store/central-store.ts';
import type { FedKey } from '../store/digests.ts';
import { decodeCursor } from './cursor.ts';
import { loadStanding } from './digest-ranges.ts';
import { splitCursor } from './horizon.ts';
import { findSound } from './sound-events.ts';

export interface Differences {
  readonly changes: Change[];
  /** Case events of which the branch's copy is asked for. */
  readonly wanted: string[];
  /** Records that had fallen out of the feed, and are handed out again. */
  readonly fedAgain: number;
}

interface Page {
  readonly changes: readonly Change[];
  readonly wanted: readonly string[];
}

/** What of one page of the feed the branch does not hold, or holds otherwise. */
async function comparePage(
  { read }: CentralStore,
  { kind, protocol }: Pick<RecordsRequest, 'kind' | 'protocol'>,
  rows: readonly FedKey[],
  lines: ReadonlyMap<string, string>,
): Promise<Page> {
  const standing = await loadStanding(read, kind, rows, protocol);
  const unequal = rows.flatMap(({ key }): Change[] => {
    const change = standing.get(key);
    if (change === undefined) return lines.has(key) ? [{ kind, key, body: null }] : [];
    return digestLine(change, sha256).hash === lines.get(key) ? [] : [change];
  });
  if (kind !== 'case-event') return { changes: unequal, wanted: [] };
  const events = unequal.flatMap((change) =>
    change.kind === 'case-event' && change.body !== null ? [{ eventId: change.key, ...change.body }] : [],
  );
  const sound = await findSound(read, events);
  return {
    changes: unequal.filter(({ key }) => sound.has(key)),
    // An event is never taken away from a branch: it is asked for what it has.
    wanted: unequal.filter(({ key }) => !sound.has(key) && lines.has(key)).map(({ key }) => key),
  };
}

/** Records of the branch that the feed does not know at all. */
async function compareUnfed(
  store: CentralStore,
  regional: string,
  kind: RecordsRequest['kind'],
  keys: readonly string[],
): Promise<Page & { readonly fedAgain: number }> {
  if (kind === 'case-event') return { changes: [], wanted: keys, fedAgain: 0 };
  const owned = keys.length === 0 ? [] : await store.read.listOwned(kind, regional, keys);
  if (owned.length > 0) await store.transaction((writer) => writer.feedAgain(kind, regional, owned));
  const known = new Set(owned);
  const gone = keys.filter((key) => !known.has(key));
  return { changes: gone.map((key) => ({ kind, key, body: null })), wanted: [], fedAgain: owned.length };
}

/**
 * Compares a range record by record with what a branch holds of it (sync protocol 15). What changed after the branch's cursor is left to
 * its next pull: everything that is named here is damage.
 */
export async function compareRange(
  store: CentralStore,
  regional: string,
  { protocol, kind, cursor, after, upTo, lines }: RecordsRequest,
): Promise<Result<Differences, 'cursor-unknown'>> {
  const { generation } = await store.read.feedStanding(regional);
  const pulled = decodeCursor(splitCursor(cursor).place, { serverEpoch: store.serverEpoch, generation });
  if (pulled === null) return refuse('cursor-unknown');
  const held = new Map(lines.map(({ key, hash }) => [key, hash]));
  const unfed = new Set(held.keys());
  const changes: Change[] = [];
  const wanted: string[] = [];
  for (let last = after; ; ) {
    const limit = digestLimits.rangeRecords;
    const rows = await store.read.listFedKeys(kind, regional, { after: last, upTo, limit });
    const seen = rows.filter(({ seq }) => seq <= pulled.seq);
    const page = await comparePage(store, { kind, protocol }, seen, held);
    for (const { key } of rows) unfed.delete(key);
    changes.push(...page.changes);
    wanted.push(...page.wanted);
    last = rows.at(-1)?.key ?? last;
    // The rest is found by the next digest.
    if (changes.length >= digestLimits.changes) return ok({ changes, wanted, fedAgain: 0 });
    if (rows.length < limit) break;
  }
  const rest = await compareUnfed(store, regional, kind, [...unfed]);
  return ok({
    changes: [...changes, ...rest.changes],
    wanted: [...wanted, ...rest.wanted],
    fedAgain: rest.fedAgain,
  });
}
