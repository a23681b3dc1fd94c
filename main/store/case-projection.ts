import type { EntityManager } from 'typeorm';
import { foldCase } from '../../shared/procedure/fold.ts';
import type { CaseState } from '../../shared/procedure/state.ts';
import { type CaseSummary, summarise } from '../../shared/procedure/summary.ts';
import type { StoredEvent } from './branch-store.ts';
import { readEvents, standingEvents } from './case-reader.ts';
import { caseSummaryToRow } from './entities/case-summary.ts';
import { insertRows } from './sql.ts';

const summaryColumns = [
  'caseId',
  'caseNumber',
  'requestId',
  'customer',
  'identity',
  'status',
  'step',
  'queueRoles',
  'openedBy',
  'openedByName',
  'areaId',
  'areaName',
  'openedAt',
  'updatedAt',
  'notificationNumber',
  'refundCents',
  'motive',
  'searchText',
] as const;

async function writeSummary(manager: EntityManager, summary: CaseSummary): Promise<void> {
  const row = { ...caseSummaryToRow(summary), queueRoles: JSON.stringify(summary.queueRoles) };
  await insertRows(
    manager,
    'case_summary',
    summaryColumns,
    [summaryColumns.map((column) => row[column])],
    ['caseId'],
  );
}

async function writeQueues(manager: EntityManager, { caseId, queueRoles }: CaseSummary): Promise<void> {
  await manager.query('DELETE FROM case_queue WHERE caseId = ?', [caseId]);
  await insertRows(
    manager,
    'case_queue',
    ['role', 'caseId'],
    queueRoles.map((role) => [role, caseId]),
  );
}

/** The items that the case's annulment holds: none before its act, and none any more once it was withdrawn or refused. */
async function writeClaims(manager: EntityManager, state: CaseState, summary: CaseSummary): Promise<void> {
  await manager.query('DELETE FROM claim WHERE caseId = ?', [summary.caseId]);
  const { registered } = state;
  if (registered === null || summary.status === 'refused' || summary.status === 'withdrawn') return;
  await insertRows(
    manager,
    'claim',
    ['itemId', 'caseId', 'requestId', 'caseNumber', 'advisor', 'areaName', 'at'],
    registered.items.map((item) => [
      item.id,
      summary.caseId,
      summary.requestId,
      summary.caseNumber,
      registered.actor.name,
      registered.actor.areaName,
      registered.at,
    ]),
  );
}

/**
 * Renews everything that lists say of a case from its log. A case of which nothing was taken keeps what it was meant to be, and waits in
 * no queue.
 */
export async function projectCase(manager: EntityManager, events: readonly StoredEvent[]): Promise<void> {
  const standing = standingEvents(events);
  const counted = standing.length > 0 ? standing : events;
  const state = foldCase(counted.map((each) => each.event));
  const last = counted.at(-1);
  if (state === null || last === undefined) return;
  const folded = summarise(state, last.event.at);
  const summary: CaseSummary =
    standing.length > 0 ? folded : { ...folded, status: 'refused', queueRoles: [] };
  await writeSummary(manager, summary);
  await writeQueues(manager, summary);
  await writeClaims(manager, state, summary);
}

export async function projectCases(manager: EntityManager, caseIds: Iterable<string>): Promise<void> {
  for (const caseId of caseIds) await projectCase(manager, await readEvents(manager, caseId));
}
