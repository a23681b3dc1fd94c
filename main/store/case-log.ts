import type { EntityManager } from 'typeorm';
import { chainStart, openEvent } from '../../shared/procedure/chain.ts';
import type { StoredEvent } from './branch-store.ts';
import type { CaseEventRow } from './entities/case-event.ts';
import { rowsByKey } from './sql.ts';

const ranks = { refused: 0, pending: 1, accepted: 2 } as const;

function inOrder(one: StoredEvent, other: StoredEvent): number {
  return one.event.seq - other.event.seq || ranks[one.status] - ranks[other.status];
}

/** What of a row of the log is read again. */
export type SealedRow = Pick<CaseEventRow, 'body' | 'prevHash' | 'hash' | 'status'>;

/**
 * One case's rows as its log: by seq, of those with the same number the refused one first. An event that this version cannot read stays
 * in the database and is left out.
 */
export function logOf(rows: readonly SealedRow[]): readonly StoredEvent[] {
  return rows
    .flatMap(({ body, prevHash, hash, status }): StoredEvent[] => {
      const event = openEvent(body);
      return event === null ? [] : [{ body, prevHash, hash, status, event }];
    })
    .sort(inOrder);
}

/** The logs of some cases, by case. */
export async function readLogs(
  manager: EntityManager,
  caseIds: readonly string[],
): Promise<ReadonlyMap<string, readonly StoredEvent[]>> {
  const rows = await rowsByKey<CaseEventRow>(manager, 'SELECT * FROM case_event', 'caseId', caseIds);
  const byCase = Map.groupBy(rows, (row) => row.caseId);
  return new Map(caseIds.map((caseId) => [caseId, logOf(byCase.get(caseId) ?? [])]));
}

export async function readLog(manager: EntityManager, caseId: string): Promise<readonly StoredEvent[]> {
  return (await readLogs(manager, [caseId])).get(caseId) ?? [];
}

/** Follows the chain from its start; of two events that go on from the same one, the one that the central office has. */
function chainOf(events: readonly StoredEvent[]): readonly StoredEvent[] {
  const chain: StoredEvent[] = [];
  let previous = chainStart;
  for (;;) {
    const next = events.findLast(
      ({ event, prevHash }) => event.seq === chain.length && prevHash === previous,
    );
    if (next === undefined) return chain;
    chain.push(next);
    previous = next.hash;
  }
}

/**
 * The events that count: refused ones are left out, and so is what builds on them, on an event that gave way to another workstation's,
 * or on one that has not come yet.
 */
export function standingEvents(log: readonly StoredEvent[]): readonly StoredEvent[] {
  return chainOf(log.filter(({ status }) => status !== 'refused'));
}

/** What a case was meant to be of which not even the opening was taken. */
export function meantEvents(log: readonly StoredEvent[]): readonly StoredEvent[] {
  return chainOf(log);
}

/**
 * The log as it is handed out: what waits to be sent and can no longer be taken counts as refused, and what the central office sent ahead
 * of its predecessor is not shown yet.
 */
export function shownEvents(log: readonly StoredEvent[]): readonly StoredEvent[] {
  const standing = new Set(standingEvents(log));
  return log
    .filter((each) => standing.has(each) || each.status !== 'accepted')
    .map((each): StoredEvent => (standing.has(each) ? each : { ...each, status: 'refused' }))
    .sort(inOrder);
}
