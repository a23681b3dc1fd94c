import type { EntityManager } from 'typeorm';
import type { FeedPosition, ScopeRow } from '../records.ts';

/** Each scope by its own index: asked for both at once, the database gathers and sorts all that is left of the feed for each page. */
const rowsOf = (scope: '$1' | '$2') => `(SELECT seq, txid, kind, key, deleted FROM feed
  WHERE scope = ${scope} AND (txid, seq) > ($3::xid8, $4::bigint) AND txid < pg_snapshot_xmin(pg_current_snapshot())
  ORDER BY feed.txid, feed.seq LIMIT $5)`;

/** `OFFSET 0` keeps the events' own index in use: without it a planner that thinks the log small reads all of it for each page. */
const page = `SELECT page.seq, page.txid::text AS txid, page.kind, page.key, page.deleted,
    event."caseId", event.seq AS "eventSeq", event.body, event."prevHash", event.hash
  FROM (SELECT * FROM (${rowsOf('$1')} UNION ALL ${rowsOf('$2')}) both_scopes
    ORDER BY both_scopes.txid, both_scopes.seq LIMIT $5) page
  LEFT JOIN LATERAL (SELECT * FROM case_event
    WHERE page.kind = 'case-event' AND page.deleted = 0 AND case_event."eventId" = page.key OFFSET 0) event ON true
  ORDER BY page.txid, page.seq`;

interface RawPageRow extends Omit<ScopeRow, 'seq' | 'event'> {
  readonly seq: string;
  /** Null in all of the event's columns: it is another kind, or gone. */
  readonly caseId: string | null;
  readonly eventSeq: number;
  readonly body: string;
  readonly prevHash: string;
  readonly hash: string;
}

/**
 * Numbers of a sequence are given out before they are committed, in another order: a plain cursor passes over what a slow writer commits
 * later. Rows are ordered by their transaction instead, and end before the oldest that still runs. One statement's snapshot bounds the
 * rows and reads them, so that nothing is committed in between.
 */
export async function listScopes(
  manager: EntityManager,
  [one, other]: readonly [string, string],
  after: FeedPosition,
  limit: number,
): Promise<readonly ScopeRow[]> {
  const values = [one, other, after.txid, after.seq, limit];
  const rows: readonly RawPageRow[] = await manager.query(page, values);
  return rows.map(({ seq, txid, kind, key, deleted, caseId, eventSeq, body, prevHash, hash }) => ({
    seq: Number(seq),
    txid,
    kind,
    key,
    deleted,
    event: caseId === null ? null : { caseId, seq: eventSeq, body, prevHash, hash },
  }));
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
