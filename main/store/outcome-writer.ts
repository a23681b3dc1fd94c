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
): Promise<void> {
  if (rows.length === 0) return;
  const places = placeholders(rows.length);
  await manager.query(`UPDATE outbox SET outcome = ?, lastError = NULL WHERE position IN ${places}`, [
    status,
    ...rows.map((row) => row.position),
  ]);
  await manager.query(`UPDATE case_event SET status = ? WHERE status = 'pending' AND eventId IN ${places}`, [
    status === 'applied' ? 'accepted' : 'refused',
    ...rows.map((row) => row.eventId),
  ]);
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
      for (const status of ['applied', 'conflict', 'rejected'] as const) {
        const ended = rows.filter(({ seq }) => outcomes.get(seq)?.status === status);
        await mark(manager, ended, status);
      }
      for (const { seq, caseId } of rows) {
        const outcome = outcomes.get(seq);
        if (outcome !== undefined && outcome.status !== 'applied')
          await setProblem(manager, caseId, outcome, at);
      }
      await renewProjections(
        manager,
        rows.map(({ caseId }) => caseId),
      );
    },
  };
}
