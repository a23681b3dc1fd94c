import type { EntityManager } from 'typeorm';
import type { Outcome } from '../../shared/protocol/operations.ts';
import type { StoreWriter } from './branch-store.ts';
import { renewProjections } from './case-projection.ts';
import { placeholders, rowsOf } from './sql.ts';

interface SentRow {
  readonly position: number;
  readonly seq: number;
  readonly eventId: string;
  readonly caseId: string;
}

type Refusal = Exclude<Outcome, { status: 'applied' }>;

/** What only follows from a refusal that came before it: the earlier one says why. */
const followUps = ['previous-refused', 'broken-chain', 'stale-case'] as const;

async function setProblem(
  manager: EntityManager,
  caseId: string,
  refusal: Refusal,
  at: string,
): Promise<void> {
  const winner = refusal.status === 'conflict' ? JSON.stringify(refusal.winner) : null;
  const facts = refusal.status === 'rejected' && refusal.facts ? JSON.stringify(refusal.facts) : null;
  const isFollowUp = followUps.some((code) => code === refusal.code);
  // The first refusal stands until somebody saw it; what merely follows from one gives way to it, and never calls twice.
  const unlessTold = isFollowUp
    ? 'NOTHING'
    : `UPDATE SET code = excluded.code, winner = excluded.winner, facts = excluded.facts, at = excluded.at, acknowledged = 0
        WHERE acknowledged = 1 OR code IN ${placeholders(followUps.length)}`;
  await manager.query(
    `INSERT INTO case_problem (caseId, code, winner, facts, at, acknowledged) VALUES (?, ?, ?, ?, ?, 0)
      ON CONFLICT (caseId) DO ${unlessTold}`,
    [caseId, refusal.code, winner, facts, at, ...(isFollowUp ? [] : followUps)],
  );
}

/** Marks rows and their events. What a pull brought back as accepted meanwhile stays so. */
async function mark(
  manager: EntityManager,
  rows: readonly SentRow[],
  status: Outcome['status'],
  code: string | null,
): Promise<void> {
  if (rows.length === 0) return;
  const places = placeholders(rows.length);
  await manager.query(`UPDATE outbox SET outcome = ?, lastError = ? WHERE position IN ${places}`, [
    status,
    code,
    ...rows.map((row) => row.position),
  ]);
  await manager.query(`UPDATE case_event SET status = ? WHERE status = 'pending' AND eventId IN ${places}`, [
    status === 'applied' ? 'accepted' : 'refused',
    ...rows.map((row) => row.eventId),
  ]);
}

/**
 * Those of the cases that have two events of the same number. Of all others a projection is already what it is when their pending events
 * are taken: which of two events counts is all that depends on it.
 */
async function forkedCases(manager: EntityManager, caseIds: readonly string[]): Promise<readonly string[]> {
  const rows = await rowsOf<{ readonly caseId: string }>(
    manager,
    `SELECT DISTINCT caseId FROM case_event WHERE caseId IN ${placeholders(caseIds.length)}
      GROUP BY caseId, seq HAVING count(*) > 1`,
    caseIds,
  );
  return rows.map(({ caseId }) => caseId);
}

export function outcomeWriter(manager: EntityManager): Pick<StoreWriter, 'recordOutcomes'> {
  return {
    async recordOutcomes(epoch, results, at) {
      const outcomes = new Map(results.map(({ seq, outcome }) => [seq, outcome]));
      // Rows acknowledged before are not found: the same answer to the same push changes nothing.
      const rows = await rowsOf<SentRow>(
        manager,
        `SELECT position, seq, eventId, caseId FROM outbox
          WHERE epoch = ? AND outcome IS NULL AND seq IN ${placeholders(outcomes.size)} ORDER BY seq`,
        [epoch, ...outcomes.keys()],
      );
      const ended = rows.flatMap((row) => {
        const outcome = outcomes.get(row.seq);
        return outcome === undefined ? [] : [{ row, outcome }];
      });
      const groups = Map.groupBy(ended, ({ outcome }) =>
        outcome.status === 'applied' ? outcome.status : `${outcome.status} ${outcome.code}`,
      );
      for (const group of groups.values()) {
        const [{ outcome } = { outcome: null }] = group;
        if (outcome === null) continue;
        const code = outcome.status === 'applied' ? null : outcome.code;
        await mark(
          manager,
          group.map(({ row }) => row),
          outcome.status,
          code,
        );
      }
      for (const { seq, caseId } of rows) {
        const outcome = outcomes.get(seq);
        if (outcome !== undefined && outcome.status !== 'applied')
          await setProblem(manager, caseId, outcome, at);
      }
      const refused = rows.filter(({ seq }) => outcomes.get(seq)?.status !== 'applied');
      const caseIds = [...new Set(rows.map(({ caseId }) => caseId))];
      await renewProjections(manager, [
        ...refused.map(({ caseId }) => caseId),
        ...(await forkedCases(manager, caseIds)),
      ]);
    },
  };
}
