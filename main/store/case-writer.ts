import type { EntityManager } from 'typeorm';
import { chainStart, type Sha256, sealEvent } from '../../shared/procedure/chain.ts';
import type { CaseEvent } from '../../shared/procedure/events.ts';
import type { Outcome } from '../../shared/protocol/operations.ts';
import type { NewId } from '../platform/ids.ts';
import type { StoredEvent, StoreWriter } from './branch-store.ts';
import { projectCase, projectCases } from './case-projection.ts';
import { readEvents, standingEvents } from './case-reader.ts';
import { deviceReader, deviceWriter } from './device-tables.ts';
import { firstOf, insertRows } from './sql.ts';

export interface StoreTools {
  readonly newId: NewId;
  readonly sha256: Sha256;
}

/** What comes of a refusal that came before it: the earlier one says why. */
const followUps: readonly string[] = ['previous-refused', 'broken-chain', 'stale-case'];

async function currentEpoch(manager: EntityManager, newId: NewId): Promise<string> {
  const { epoch } = await deviceReader(manager).getDeviceState();
  if (epoch !== null) return epoch;
  const made = newId();
  await deviceWriter(manager).setDeviceState({ epoch: made });
  return made;
}

async function enqueue(
  manager: EntityManager,
  tools: StoreTools,
  { event, body, prevHash, hash }: StoredEvent,
): Promise<void> {
  const epoch = await currentEpoch(manager, tools.newId);
  const last = await firstOf<{ seq: number; sha256: string }>(
    manager,
    'SELECT seq, sha256 FROM outbox WHERE epoch = ? ORDER BY seq DESC LIMIT 1',
    [epoch],
  );
  const prevSha256 = last?.sha256 ?? chainStart;
  await insertRows(
    manager,
    'outbox',
    [
      'epoch',
      'seq',
      'opId',
      'type',
      'opVersion',
      'eventId',
      'caseId',
      'baseVersion',
      'body',
      'hash',
      'sha256',
      'prevSha256',
      'createdAt',
    ],
    [
      [
        epoch,
        (last?.seq ?? 0) + 1,
        tools.newId(),
        'case-event',
        1,
        event.eventId,
        event.caseId,
        prevHash,
        body,
        hash,
        tools.sha256(`${prevSha256}\n${body}`),
        prevSha256,
        event.at,
      ],
    ],
  );
}

async function setProblem(
  manager: EntityManager,
  caseId: string,
  outcome: Exclude<Outcome, { status: 'applied' }>,
  at: string,
): Promise<void> {
  const winner = outcome.status === 'conflict' ? JSON.stringify(outcome.winner) : null;
  const facts = outcome.status === 'rejected' && outcome.facts ? JSON.stringify(outcome.facts) : null;
  const isFollowUp = followUps.includes(outcome.code);
  // The first refusal says why; what only follows from it does not stand over it.
  await manager.query(
    `INSERT INTO case_problem (caseId, code, winner, facts, at, acknowledged) VALUES (?, ?, ?, ?, ?, 0)
      ON CONFLICT (caseId) DO ${
        isFollowUp
          ? 'NOTHING'
          : `UPDATE SET code = excluded.code, winner = excluded.winner,
        facts = excluded.facts, at = excluded.at, acknowledged = 0 WHERE case_problem.acknowledged = 1`
      }`,
    [caseId, outcome.code, winner, facts, at],
  );
}

type CaseWriter = Pick<StoreWriter, 'appendEvent' | 'recordOutcomes' | 'acknowledgeProblem'>;

export function caseWriter(manager: EntityManager, tools: StoreTools): CaseWriter {
  return {
    async appendEvent(event: CaseEvent) {
      const before = await readEvents(manager, event.caseId);
      const standing = standingEvents(before);
      if (event.seq !== standing.length) throw new Error('An event does not follow its case');
      const sealed = sealEvent(event, standing.at(-1)?.hash ?? chainStart, tools.sha256);
      const stored: StoredEvent = { ...sealed, event, status: 'pending' };
      await insertRows(
        manager,
        'case_event',
        ['eventId', 'caseId', 'seq', 'body', 'prevHash', 'hash', 'status'],
        [[event.eventId, event.caseId, event.seq, sealed.body, sealed.prevHash, sealed.hash, 'pending']],
      );
      await projectCase(manager, [...before, stored]);
      await enqueue(manager, tools, stored);
    },
    async recordOutcomes(epoch, results, at) {
      const touched = new Set<string>();
      for (const { seq, outcome } of results) {
        const row = await firstOf<{ position: number; eventId: string; caseId: string }>(
          manager,
          'SELECT position, eventId, caseId FROM outbox WHERE epoch = ? AND seq = ? AND outcome IS NULL',
          [epoch, seq],
        );
        // Acknowledged before: the same answer to the same push changes nothing.
        if (row === null) continue;
        await manager.query('UPDATE outbox SET outcome = ?, lastError = NULL WHERE position = ?', [
          outcome.status,
          row.position,
        ]);
        const status = outcome.status === 'applied' ? 'accepted' : 'refused';
        await manager.query('UPDATE case_event SET status = ? WHERE eventId = ?', [status, row.eventId]);
        if (outcome.status !== 'applied') await setProblem(manager, row.caseId, outcome, at);
        touched.add(row.caseId);
      }
      await projectCases(manager, touched);
    },
    async acknowledgeProblem(caseId) {
      await manager.query('UPDATE case_problem SET acknowledged = 1 WHERE caseId = ?', [caseId]);
    },
  };
}
