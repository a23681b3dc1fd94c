import type { EntityManager } from 'typeorm';
import type { FeedPosition, ScopeRow } from '../records.ts';

/** Transaction id below which nothing is being written any more. */
export async function oldestRunning(manager: EntityManager): Promise<string> {
  const [row]: readonly { readonly bound: string }[] = await manager.query(
    'SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS bound',
  );
  if (row === undefined) throw new TypeError('The database named no snapshot');
  return row.bound;
}

/**
 * Numbers of a sequence are given out before they are committed, in another order: a plain cursor passes over what a slow writer commits
 * later. Rows are ordered by their transaction instead, and end before the oldest that still runs.
 */
export async function listScope(
  manager: EntityManager,
  scope: string,
  after: FeedPosition,
  bound: string,
  limit: number,
): Promise<readonly ScopeRow[]> {
  const rows: readonly (Omit<ScopeRow, 'seq'> & { readonly seq: string })[] = await manager.query(
    `SELECT seq, txid::text AS txid, kind, key, deleted FROM feed
      WHERE scope = $1 AND (txid, seq) > ($2::xid8, $3::bigint) AND txid < $4::xid8
      ORDER BY feed.txid, seq LIMIT $5`,
    [scope, after.txid, after.seq, bound, limit],
  );
  return rows.map((row) => ({ ...row, seq: Number(row.seq) }));
}

/** A row that stands is moved in one statement: taken away and put in again, two writers of the same record would clash. */
export async function renewScope(
  manager: EntityManager,
  scope: string,
  kind: string,
  keys: readonly string[],
  deleted: boolean,
): Promise<void> {
  await manager.query(
    `INSERT INTO feed (scope, kind, key, deleted)
      SELECT $1, $2, given.key, $4 FROM unnest($3::text[]) WITH ORDINALITY AS given (key, place) ORDER BY place
      ON CONFLICT (scope, kind, key) DO UPDATE
        SET seq = excluded.seq, txid = pg_current_xact_id(), deleted = excluded.deleted`,
    [scope, kind, [...new Set(keys)], deleted ? 1 : 0],
  );
}
