import type { EntityManager } from 'typeorm';

/**
 * A database that was copied into another PostgreSQL server keeps transaction ids that this server has not reached: its feed would stay
 * unseen until it does. Such rows are dated anew, in their order, and cursors of before begin again (`feedGeneration`).
 */
export async function rebaseFeed(manager: EntityManager): Promise<void> {
  const [row]: readonly { readonly ahead: boolean }[] = await manager.query(
    'SELECT EXISTS (SELECT 1 FROM feed WHERE txid > pg_current_xact_id()) AS ahead',
  );
  if (row?.ahead !== true) return;
  await manager.query(`UPDATE feed SET seq = moved.seq, txid = pg_current_xact_id()
    FROM (SELECT f.seq AS standing, nextval('feed_seq_seq') AS seq FROM (SELECT seq FROM feed ORDER BY txid, seq) f) moved
    WHERE feed.seq = moved.standing`);
  await manager.query('UPDATE server_state SET "feedGeneration" = "feedGeneration" + 1');
}
