import type { EntityManager } from 'typeorm';
import type { Change, ChangeKind } from '../../shared/protocol/changes.ts';
import type { StoreWriter } from './branch-store.ts';
import { firstOf, insertRows, rowsOf } from './sql.ts';

/**
 * Tables that a snapshot is swept from. Case events are not among them: a log only grows, and one that the central office no longer
 * hands out is offered to it with the next digest.
 */
const sweptTables = [
  ['area', 'area'],
  ['user', 'user_account'],
  ['motive', 'motive'],
  ['customer', 'customer'],
  ['request', 'service_request'],
  ['order', 'work_order'],
  ['mail', 'mail'],
] as const;

/** A record stays as long as an operation on its case waits: a request, its holder, its orders. */
const withoutPending = {
  request: `AND id NOT IN (SELECT requestId FROM case_summary WHERE caseId IN (SELECT caseId FROM outbox WHERE outcome IS NULL))`,
  order: `AND requestId NOT IN (SELECT requestId FROM case_summary WHERE caseId IN (SELECT caseId FROM outbox WHERE outcome IS NULL))`,
  customer: `AND id NOT IN (SELECT customerId FROM service_request WHERE id IN
    (SELECT requestId FROM case_summary WHERE caseId IN (SELECT caseId FROM outbox WHERE outcome IS NULL)))`,
  mail: 'AND caseId NOT IN (SELECT caseId FROM outbox WHERE outcome IS NULL)',
  area: '',
  user: '',
  motive: '',
} as const;

/** The records that a snapshot brought, and what it did not (sync protocol 9). */
export function snapshotWriter(
  manager: EntityManager,
): Pick<StoreWriter, 'beginSnapshot' | 'noteSeen' | 'countUnseen' | 'listUnseen'> {
  const clear = async (): Promise<void> => {
    await manager.query('DELETE FROM snapshot_seen');
  };
  const unseen = (kind: (typeof sweptTables)[number][0], table: string): string =>
    `FROM ${table} WHERE NOT EXISTS (SELECT 1 FROM snapshot_seen s WHERE s.kind = '${kind}' AND s.key = ${table}.id)
      ${withoutPending[kind]}`;
  return {
    beginSnapshot: clear,
    async noteSeen(changes) {
      const standing = changes.filter(({ body }) => body !== null);
      await insertRows(
        manager,
        'snapshot_seen',
        ['kind', 'key'],
        standing.map(({ kind, key }) => [kind, key]),
        { by: ['kind', 'key'], set: 'key = excluded.key' },
      );
      for (const { kind, key } of changes.filter(({ body }) => body === null)) {
        await manager.query('DELETE FROM snapshot_seen WHERE kind = ? AND key = ?', [kind, key]);
      }
    },
    async countUnseen() {
      const counts: { kind: ChangeKind; unseen: number; of: number }[] = [];
      for (const [kind, table] of sweptTables) {
        const gone = await firstOf<{ count: number }>(
          manager,
          `SELECT count(*) AS count ${unseen(kind, table)}`,
        );
        const all = await firstOf<{ count: number }>(manager, `SELECT count(*) AS count FROM ${table}`);
        counts.push({ kind, unseen: gone?.count ?? 0, of: all?.count ?? 0 });
      }
      return counts;
    },
    async listUnseen(limit) {
      const found: Change[] = [];
      for (const [kind, table] of sweptTables) {
        if (found.length >= limit) break;
        const rows = await rowsOf<{ id: string }>(manager, `SELECT id ${unseen(kind, table)} LIMIT ?`, [
          limit - found.length,
        ]);
        found.push(...rows.map(({ id }): Change => ({ kind, key: id, body: null })));
      }
      return found;
    },
  };
}
