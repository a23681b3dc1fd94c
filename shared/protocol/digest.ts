import type { Sha256 } from '../procedure/chain.ts';
import type { Change, ChangeKind } from './changes.ts';

/** The kinds that both sides compare, referred ones first: a repair brings them in this order. */
export const digestKinds = [
  'company',
  'area',
  'user',
  'motive',
  'settings',
  'customer',
  'request',
  'order',
  'mail',
  'document',
  'case-event',
] as const satisfies readonly ChangeKind[];
export type DigestKind = (typeof digestKinds)[number];

export const digestLimits = {
  /** Records in one range: what a repair sends the keys of. */
  rangeRecords: 1000,
  /** Ranges in one answer, and the records that the central office reads for it. */
  ranges: 500,
  records: 10_000,
  /** Records that a branch names in one request for repair. */
  lines: 2000,
  /** Changes in one repair; the rest comes with the next digest. */
  changes: 1000,
  /** Events that a branch hands back at once. */
  events: 200,
} as const;

/** A record as it is compared: its key, and the hash of what it says. */
export interface DigestLine {
  readonly key: string;
  readonly hash: string;
}

/**
 * JSON text that does not depend on the order in which an object got its fields: names sorted by UTF-16 code unit, no white space,
 * a field that is undefined left out.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((each) => canonicalJson(each ?? null)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.entries(value)
    .filter(([, each]) => each !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, each]) => `${JSON.stringify(name)}:${canonicalJson(each)}`);
  return `{${fields.join(',')}}`;
}

/** @returns SHA-256 of the body's canonical text, lower-case hex. */
export function digestLine({ key, body }: Change, sha256: Sha256): DigestLine {
  return { key, hash: sha256(canonicalJson(body)) };
}

/**
 * The digest of a range of records (sync protocol 15): the same exactly when keys and contents are the same.
 *
 * @param lines in the order of their keys' bytes, as both databases sort them.
 */
export function rangeDigest(lines: readonly DigestLine[], sha256: Sha256): string {
  return sha256(lines.map(({ key, hash }) => `${hash} ${key}\n`).join(''));
}

const dayMs = 86_400_000;

/**
 * The day in which a case event was written, by its key alone, as its body may be what is damaged: days since 1970 in UTC, out of the
 * UUIDv7's first 48 bits.
 */
export function dayOfEvent(key: string): number {
  const milliseconds = Number.parseInt(key.replaceAll('-', '').slice(0, 12), 16);
  return Number.isNaN(milliseconds) ? -1 : Math.floor(milliseconds / dayMs);
}

/** May a range go on with this key? Ranges of case events end with their day. */
export function isSameDay(kind: ChangeKind, one: string, other: string): boolean {
  return kind !== 'case-event' || dayOfEvent(one) === dayOfEvent(other);
}

/** So many deletions, and most of what was looked at: nobody deletes so at a branch's work (S16). */
const bulkDeletion = 100;

export function isBulkDeletion(deletions: number, of: number): boolean {
  return deletions > bulkDeletion && deletions * 2 > of;
}
