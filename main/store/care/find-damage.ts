import { setTimeout as delay } from 'node:timers/promises';
import { sha256 } from '../../platform/ids.ts';
import { type ReadRows, withReadOnly } from '../data-source.ts';
import type { OutboxJournal } from '../journal/outbox-journal.ts';
import { openFailureOf } from '../sqlite-code.ts';

/** What is not as it was written: rows whose text does not give their hash, or SQLite's own pages. */
export type Damage = 'rows' | 'pages';

export interface FindDamageOptions {
  readonly journal: Pick<OutboxJournal, 'read'>;
  readonly signal: AbortSignal;
  /** Milliseconds between two slices: the counter's work goes first. */
  readonly pauseMs: number;
}

/** Rows of one slice: some milliseconds of hashing. */
const sliceRows = 200;

interface HashedRow {
  readonly id: number;
  readonly body: string;
  readonly before: string;
  readonly sum: string;
}

/** Everything with a hash, a slice at a time by row number. */
const hashedTables = [
  'SELECT rowid AS id, body, prevHash AS before, hash AS sum FROM case_event',
  'SELECT position AS id, body, prevSha256 AS before, sha256 AS sum FROM outbox',
  'SELECT position AS id, body, baseVersion AS before, hash AS sum FROM outbox',
] as const;

async function hasBadRow(rows: ReadRows, select: string, options: FindDamageOptions): Promise<boolean> {
  const key = select.includes('rowid') ? 'rowid' : 'position';
  for (let after = 0; !options.signal.aborted; ) {
    const slice = await rows<HashedRow>(`${select} WHERE ${key} > ? ORDER BY ${key} LIMIT ${sliceRows}`, [
      after,
    ]);
    if (slice.some(({ body, before, sum }) => sha256(`${before}\n${body}`) !== sum)) return true;
    const last = slice.at(-1);
    if (last === undefined) return false;
    after = last.id;
    await delay(options.pauseMs);
  }
  return false;
}

const waitingSql = `SELECT opId, epoch || ' ' || seq || ' ' || opId || ' ' || eventId || ' ' || caseId || ' ' || createdAt AS place
  FROM outbox WHERE outcome IS NULL`;

/** What waits must stand in the journal under the same numbers; it is looked at again, as it may have been sent meanwhile. */
async function differsFromJournal(rows: ReadRows, { journal }: FindDamageOptions): Promise<boolean> {
  const waiting = await rows<{ readonly opId: string; readonly place: string }>(waitingSql);
  const lines = await journal.read();
  // A journal that is itself damaged says nothing of the database.
  if (lines.includes(null)) return false;
  const places = new Set(
    lines.flatMap((line) =>
      (line?.rows ?? []).map(({ epoch, seq, opId, eventId, caseId, createdAt }) =>
        [epoch, seq, opId, eventId, caseId, createdAt].join(' '),
      ),
    ),
  );
  const odd = waiting.filter(({ place }) => !places.has(place));
  if (odd.length === 0) return false;
  const still = await rows<{ readonly place: string }>(waitingSql);
  return odd.some(({ place }) => still.some((each) => each.place === place));
}

async function search(rows: ReadRows, options: FindDamageOptions): Promise<Damage | null> {
  for (const select of hashedTables) if (await hasBadRow(rows, select, options)) return 'rows';
  if (options.signal.aborted) return null;
  if (await differsFromJournal(rows, options)) return 'rows';
  const [first] = await rows<{ readonly quick_check: string }>('PRAGMA quick_check(1)');
  return first?.quick_check === 'ok' ? null : 'pages';
}

/**
 * Looks through a whole database, which may be in use, for what neither SQLite nor a reader would notice (S7). It takes minutes on a
 * large one, and no connection of the store's.
 *
 * @returns null when everything is as it was written, or the search was broken off.
 * @throws what has nothing to do with damage.
 */
export async function findDamage(file: string, options: FindDamageOptions): Promise<Damage | null> {
  try {
    return await withReadOnly(file, (rows) => search(rows, options));
  } catch (error) {
    if (openFailureOf(error) === 'damaged') return 'pages';
    throw error;
  }
}
