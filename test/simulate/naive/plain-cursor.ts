import type { CentralStore } from '../../../main/central/store/central-store.ts';
import type { FeedRow } from '../../../main/central/store/records.ts';
import { withClient } from '../../support/postgres-database.ts';

/** The feed by its sequence alone, as far as it is committed: what a slower writer commits later is passed over. */
export function readByPlainCursor(store: CentralStore, databaseUrl: string | null): void {
  if (databaseUrl === null) return;
  const naive: Pick<CentralStore['read'], 'listFeed'> = {
    listFeed: (regional, after, limit) =>
      withClient(databaseUrl, async (client) => {
        const { rows } = await client.query<
          Omit<FeedRow, 'seq' | 'deleted' | 'event'> & { seq: string; deleted: number }
        >(
          `SELECT seq, txid::text AS txid, kind, key, deleted FROM feed
            WHERE scope IN ('*', $1) AND seq > $2 ORDER BY seq LIMIT $3`,
          [regional, after.seq, limit],
        );
        return rows.map((row) => ({ ...row, seq: Number(row.seq), deleted: row.deleted === 1, event: null }));
      }),
  };
  Object.assign(store.read, naive);
}
