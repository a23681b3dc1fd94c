import type { EntityManager } from 'typeorm';
import { foldCase } from '../../shared/procedure/fold.ts';
import { heldItems } from '../../shared/procedure/held-items.ts';
import type { CaseState } from '../../shared/procedure/state.ts';
import { type CaseSummary, summarise } from '../../shared/procedure/summary.ts';
import type { StoredEvent } from './branch-store.ts';
import { meantEvents, readLogs, standingEvents } from './case-log.ts';
import { caseSummaryToRow } from './entities/case-summary.ts';
import type { ClaimRow } from './entities/claim.ts';
import { deleteRows, insertRows, rowsOf } from './sql.ts';

/** What lists say of a case, derived from its log. */
export interface Projection {
  readonly summary: CaseSummary;
  readonly claims: readonly ClaimRow[];
}

function claimsOf(state: CaseState, summary: CaseSummary): readonly ClaimRow[] {
  if (state.registered === null) return [];
  const { caseId, requestId, caseNumber } = summary;
  const { actor, at } = state.registered;
  return heldItems(state).map(({ id }) => ({
    itemId: id,
    caseId,
    requestId,
    caseNumber,
    advisor: actor.name,
    areaName: actor.areaName,
    at,
  }));
}

/**
 * A case of which nothing was taken keeps what it was meant to be; it waits in no queue and holds nothing.
 *
 * @returns null while the log's beginning has not come.
 */
export function projectionOf(log: readonly StoredEvent[]): Projection | null {
  const standing = standingEvents(log);
  const counted = standing.length > 0 ? standing : meantEvents(log);
  const state = foldCase(counted.map((each) => each.event));
  const last = counted.at(-1);
  if (state === null || last === undefined) return null;
  const summary = summarise(state, last.event.at);
  if (standing.length === 0)
    return {
      summary: {
        ...summary,
        status: 'refused',
        queueRoles: [],
        process: null,
        work: { ...summary.work, tasks: [] },
      },
      claims: [],
    };
  return { summary, claims: claimsOf(state, summary) };
}

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
  'annulmentType',
  'process',
  'centre',
  'holderId',
  'holderName',
  'heldAt',
  'waitingSince',
  'outcome',
  'endedAt',
  'annulledAt',
  'work',
  'searchText',
] as const;
const claimColumns = [
  'itemId',
  'caseId',
  'requestId',
  'caseNumber',
  'advisor',
  'areaName',
  'at',
] as const satisfies readonly (keyof ClaimRow)[];

async function insertProjections(
  manager: EntityManager,
  projections: readonly Projection[],
  parts: { readonly queues: boolean; readonly claims: boolean },
): Promise<void> {
  const summaries = projections.map(({ summary }) => ({
    ...caseSummaryToRow(summary),
    queueRoles: JSON.stringify(summary.queueRoles),
    work: JSON.stringify(summary.work),
  }));
  const summaryRows = summaries.map((row) => summaryColumns.map((column) => row[column]));
  await insertRows(manager, 'case_summary', summaryColumns, summaryRows, ['caseId']);
  if (parts.queues) {
    const queued = projections.flatMap(({ summary }) =>
      summary.queueRoles.map((role) => [role, summary.caseId] as const),
    );
    await insertRows(manager, 'case_queue', ['role', 'caseId'], queued);
  }
  if (parts.claims) {
    const claims = projections.flatMap((each) => each.claims);
    const claimRows = claims.map((claim) => claimColumns.map((column) => claim[column]));
    await insertRows(manager, 'claim', claimColumns, claimRows);
  }
}

function differ(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) !== JSON.stringify(other);
}

/**
 * Writes one case's projection, and of queues and claims only what changed: most events change neither.
 *
 * @param before as it stands in the database; null for a case that is new.
 */
export async function writeProjection(
  manager: EntityManager,
  before: Projection | null,
  after: Projection,
): Promise<void> {
  const { caseId } = after.summary;
  const parts = {
    queues: differ(before?.summary.queueRoles, after.summary.queueRoles),
    claims: differ(before?.claims ?? [], after.claims),
  };
  if (before !== null && parts.queues) await deleteRows(manager, 'case_queue', 'caseId', [caseId]);
  if (before !== null && parts.claims) await deleteRows(manager, 'claim', 'caseId', [caseId]);
  await insertProjections(manager, [after], parts);
}

/** Brings up the projections that an older version wrote, after the migration that gave them more to say. */
export async function renewStaleProjections(manager: EntityManager): Promise<void> {
  const stale = await rowsOf<{ readonly caseId: string }>(
    manager,
    'SELECT caseId FROM case_summary WHERE work IS NULL',
  );
  if (stale.length > 0)
    await renewProjections(
      manager,
      stale.map(({ caseId }) => caseId),
    );
}

/** Renews the projections of some cases from their logs. */
export async function renewProjections(manager: EntityManager, caseIds: Iterable<string>): Promise<void> {
  const touched = [...new Set(caseIds)];
  const logs = await readLogs(manager, touched);
  const projections = [...logs.values()].map(projectionOf).filter((each) => each !== null);
  await deleteRows(manager, 'case_queue', 'caseId', touched);
  await deleteRows(manager, 'claim', 'caseId', touched);
  await insertProjections(manager, projections, { queues: true, claims: true });
}
