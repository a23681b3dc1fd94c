import { asKnownTo, type Change } from '../../../shared/protocol/changes.ts';
import {
  type DigestKind,
  type DigestLine,
  digestLimits,
  digestLine,
  isSameDay,
  rangeDigest,
} from '../../../shared/protocol/digest.ts';
import type { DigestResponse } from '../../../shared/protocol/endpoints.ts';
import type { Clock } from '../../platform/clock.ts';
import { sha256 } from '../../platform/ids.ts';
import type { CentralReader, CentralStore } from '../store/central-store.ts';
import type { FedKey } from '../store/digests.ts';

export type Range = DigestResponse['ranges'][number];

/** The bodies that stand behind these rows of the feed, as a branch of this version has them, by key; a record that is gone has none. */
export async function loadStanding(
  reader: CentralReader,
  kind: DigestKind,
  rows: readonly FedKey[],
  protocol: number,
): Promise<ReadonlyMap<string, Change>> {
  const keys = rows.filter(({ deleted }) => !deleted).map(({ key }) => key);
  const found = keys.length === 0 ? [] : await reader.findChanges(kind, keys);
  const known = found.map((change) => asKnownTo(protocol, change)).filter(({ body }) => body !== null);
  return new Map(known.map((change) => [change.key, change]));
}

/** Ranges as they grow: a full one is closed, and so is one whose day is over. */
function rangesOf(kind: DigestKind) {
  const ranges: Range[] = [];
  let lines: DigestLine[] = [];
  function close(upTo: string | null): void {
    ranges.push({ upTo, count: lines.length, digest: rangeDigest(lines, sha256) });
    lines = [];
  }
  return {
    ranges,
    close,
    isEmpty: () => lines.length === 0,
    add(line: DigestLine): void {
      const last = lines.at(-1);
      if (last !== undefined && !isSameDay(kind, last.key, line.key)) close(last.key);
      lines.push(line);
      if (lines.length === digestLimits.rangeRecords) close(line.key);
    },
  };
}

/**
 * Digests of what the feed hands out of a kind, range by range in the order of the keys (sync protocol 15). It reads so many records at
 * most, a page at a time; where that is not the end, the last range says up to where it came.
 */
async function digestRanges(
  reader: CentralReader,
  regional: string,
  kind: DigestKind,
  after: string,
  protocol: number,
): Promise<readonly Range[]> {
  const growing = rangesOf(kind);
  let last = after;
  let read = 0;
  while (read < digestLimits.records && growing.ranges.length < digestLimits.ranges) {
    const limit = digestLimits.rangeRecords;
    const rows = await reader.listFedKeys(kind, regional, { after: last, upTo: null, limit });
    const standing = await loadStanding(reader, kind, rows, protocol);
    for (const { key } of rows) {
      const change = standing.get(key);
      if (change !== undefined) growing.add(digestLine(change, sha256));
    }
    last = rows.at(-1)?.key ?? last;
    read += rows.length;
    if (rows.length < limit) {
      growing.close(null);
      return growing.ranges;
    }
  }
  if (growing.ranges.at(-1)?.upTo !== last) growing.close(last);
  return growing.ranges;
}

/** Milliseconds that an answer is given again: the branches of a regional ask the same in the same night. */
const keptFor = 30 * 60_000;
const keptAnswers = 2000;

export type Digests = (
  regional: string,
  kind: DigestKind,
  after: string,
  protocol: number,
) => Promise<readonly Range[]>;

/**
 * The digests of a central office, each reckoned once in half an hour: a regional's branches share it. That one is not of this moment does
 * no harm: what then seems unequal is compared record by record before anything is changed.
 */
export function createDigests(store: CentralStore, clock: Clock): Digests {
  const kept = new Map<string, { readonly at: number; readonly ranges: Promise<readonly Range[]> }>();
  return (regional, kind, after, protocol) => {
    const name = JSON.stringify([regional, kind, after, protocol]);
    const now = Date.parse(clock.now());
    const known = kept.get(name);
    if (known !== undefined && Math.abs(now - known.at) < keptFor) return known.ranges;
    const ranges = digestRanges(store.read, regional, kind, after, protocol);
    // The oldest goes first: a Map lists in the order of insertion.
    kept.delete(name);
    for (const oldest of kept.keys()) {
      if (kept.size < keptAnswers) break;
      kept.delete(oldest);
    }
    kept.set(name, { at: now, ranges });
    ranges.catch(() => kept.delete(name));
    return ranges;
  };
}
