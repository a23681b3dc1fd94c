import { Between, type EntityManager, In } from 'typeorm';
import { type ChangeKind, changeSchema } from '../../../shared/protocol/changes.ts';
import { chunksOf } from './chunks.ts';
import { isPostgres } from './dialect.ts';
import { feedEntity } from './entities/feed.ts';
import { insertRows } from './insert-rows.ts';
import * as postgres from './postgres/feed-rows.ts';
import type { FeedPosition, FeedRow, ScopeRow } from './records.ts';

/** The scope of what every branch gets. */
export const everybody = '*';

const kinds: readonly ChangeKind[] = changeSchema.options.map((option) => option.shape.kind.value);

function kindOf(text: string): ChangeKind {
  const kind = kinds.find((each) => each === text);
  if (kind === undefined) throw new TypeError(`The feed holds a row of the unknown kind ${text}`);
  return kind;
}

function toFeedRow({ seq, txid, kind, key, deleted, event }: ScopeRow): FeedRow {
  return { seq, txid, kind: kindOf(kind), key, deleted: deleted === 1, event };
}

export interface FeedStanding {
  /** How often the feed was dated anew; cursors of another generation begin again. */
  readonly generation: number;
  /** The last number that the feed gave out, also to rows that are gone: no cursor is beyond it. */
  readonly lastSeq: number;
  /** The seq of the last tombstone that the regional's branches can no longer be given; 0 while none is gone. */
  readonly horizon: number;
}

export function feedReader(manager: EntityManager) {
  const table = manager.getRepository(feedEntity);

  async function listScope(
    scope: string,
    after: FeedPosition,
    last: number,
    limit: number,
  ): Promise<readonly ScopeRow[]> {
    const rows = await table.find({
      where: { scope, seq: Between(after.seq + 1, last) },
      order: { seq: 'ASC' },
      take: limit,
    });
    // Writers of SQLite go one after another: the order of the rows is the order of the commits.
    return rows.map(({ seq, kind, key, deleted }) => ({ seq, txid: '0', kind, key, deleted, event: null }));
  }

  return {
    /**
     * What a regional's branches get, in the order of the feed, as far as nothing that is still being written can come before it (sync
     * protocol 9, S14).
     */
    async listFeed(regional: string, after: FeedPosition, limit: number): Promise<readonly FeedRow[]> {
      const scopes = [everybody, regional] as const;
      if (isPostgres(manager))
        return (await postgres.listScopes(manager, scopes, after, limit)).map(toFeedRow);
      // What is committed between the queries below would be in the second one alone, and then be passed over for ever.
      const last = (await table.maximum('seq')) ?? 0;
      if (last <= after.seq) return [];
      const rows: ScopeRow[] = [];
      for (const scope of scopes) rows.push(...(await listScope(scope, after, last, limit)));
      return rows
        .sort((one, other) => one.seq - other.seq)
        .slice(0, limit)
        .map(toFeedRow);
    },
    /** How far the feed is, in one statement: nine of ten pulls ask for no more. */
    async feedStanding(regional: string): Promise<FeedStanding> {
      const last = isPostgres(manager)
        ? 'SELECT last_value FROM feed_seq_seq'
        : `SELECT seq FROM sqlite_sequence WHERE name = 'feed'`;
      const [row]: readonly Readonly<Record<keyof FeedStanding, number | string | null>>[] =
        await manager.query(
          `SELECT (SELECT "feedGeneration" FROM server_state WHERE id = 1) AS generation, (${last}) AS "lastSeq",
            (SELECT max(seq) FROM feed_horizon WHERE scope IN ('${everybody}', $1)) AS horizon`,
          [regional],
        );
      return {
        generation: Number(row?.generation ?? 0),
        lastSeq: Number(row?.lastSeq ?? 0),
        horizon: Number(row?.horizon ?? 0),
      };
    },
  };
}

/** Puts records at the end of a scope's feed, in the order given; one that was in it moves there. */
export async function renewFeed(
  manager: EntityManager,
  scope: string,
  kind: ChangeKind,
  keys: readonly string[],
  deleted = false,
): Promise<void> {
  for (const chunk of chunksOf(keys)) {
    if (isPostgres(manager)) {
      await postgres.renewScope(manager, scope, kind, chunk, deleted);
      continue;
    }
    await manager.getRepository(feedEntity).delete({ scope, kind, key: In([...chunk]) });
    const rows = chunk.map((key) => ({ scope, kind, key, deleted: deleted ? 1 : 0 }));
    await insertRows(manager, feedEntity, rows);
  }
}
