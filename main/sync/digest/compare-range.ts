import type { Change } from '../../../shared/protocol/changes.ts';
import {
  type DigestKind,
  digestLimits,
  digestLine,
  isBulkDeletion,
  rangeDigest,
} from '../../../shared/protocol/digest.ts';
import type { DigestResponse, RecordsResponse } from '../../../shared/protocol/endpoints.ts';
import { protocolVersion } from '../../../shared/protocol/version.ts';
import { ok, type Result, refuse } from '../../../shared/result.ts';
import { sha256 } from '../../platform/ids.ts';
import type { DigestProgress } from '../../store/branch-store.ts';
import type { TransportFailure } from '../answer.ts';
import type { Exchange } from '../exchange.ts';
import { giveBack } from './give-back.ts';

/** Records of a kind behind `after`, up to and with `upTo`; null: to the end. */
export interface KeyRange {
  readonly kind: DigestKind;
  readonly after: string;
  readonly upTo: string | null;
}

export async function isEqual(
  { store }: Pick<Exchange, 'store'>,
  { kind, after, upTo }: KeyRange,
  { count, digest }: DigestResponse['ranges'][number],
): Promise<boolean> {
  const records = await store.listRecords(kind, after, upTo, count + 1);
  if (records.length !== count) return false;
  return (
    rangeDigest(
      records.map((record) => digestLine(record, sha256)),
      sha256,
    ) === digest
  );
}

/** An answer that speaks of something else, or takes away what nobody named, is none. */
function fits({ changes }: RecordsResponse, kind: DigestKind, held: ReadonlyMap<string, Change>): boolean {
  return changes.every(
    (change) =>
      change.kind === kind && (change.body !== null || (kind !== 'case-event' && held.has(change.key))),
  );
}

type Tally = Pick<DigestProgress, 'repaired' | 'deleted' | 'examined'>;
export type RangeFailure =
  | { readonly type: 'line'; readonly failure: TransportFailure }
  /** Most of it would have to go: that is another central office, or an empty one (S16). */
  | { readonly type: 'bulk-deletion'; readonly count: number };

/**
 * Compares a range record by record and makes both sides equal (sync protocol 15). A range that is larger here than one request carries
 * goes in parts.
 */
export async function repairRange(
  exchange: Exchange,
  { kind, after, upTo }: KeyRange,
  cursor: string,
  before: Tally,
): Promise<Result<Tally, RangeFailure>> {
  const { store, transport, peer, onChange } = exchange;
  let tally = before;
  for (let from = after; ; ) {
    const records = await store.listRecords(kind, from, upTo, digestLimits.lines);
    const held = new Map(records.map((record) => [record.key, record]));
    const isWhole = records.length < digestLimits.lines;
    const end = isWhole ? upTo : (records.at(-1)?.key ?? upTo);
    const lines = records.map((record) => digestLine(record, sha256));
    const request = { protocol: protocolVersion, kind, cursor, after: from, upTo: end, lines };
    const answer = await transport.records(peer, request);
    if (!answer.ok) return refuse({ type: 'line', failure: answer.error });
    const { changes, wanted } = answer.value;
    if (!fits(answer.value, kind, held))
      return refuse({ type: 'line', failure: { kind: 'bad-answer', status: 200, at: 'changes' } });
    const deletions = changes.filter(({ body }) => body === null).length;
    tally = {
      repaired: tally.repaired + changes.length,
      deleted: tally.deleted + deletions,
      examined: tally.examined + records.length,
    };
    if (!exchange.replacement.mayDelete() && isBulkDeletion(tally.deleted, tally.examined))
      return refuse({ type: 'bulk-deletion', count: tally.deleted });
    if (changes.length > 0) {
      await store.transaction((writer) => writer.repairRecords(changes));
      onChange('cases');
    }
    const given = await giveBack(
      exchange,
      wanted.flatMap((key) => held.get(key) ?? []),
    );
    if (!given.ok) return refuse({ type: 'line', failure: given.error });
    tally = { ...tally, repaired: tally.repaired + given.value };
    if (isWhole || end === null) return ok(tally);
    from = end;
  }
}
