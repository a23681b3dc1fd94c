import type { EntityManager } from 'typeorm';
import type { RequestItem } from '../../shared/domain/requests.ts';
import type { CaseRow } from '../../shared/ipc/views.ts';
import type { Claim } from '../../shared/procedure/facts.ts';
import { type CaseSummary, caseSummarySchema } from '../../shared/procedure/summary.ts';
import type { CaseListFilter, StoredCase, StoreReader } from './branch-store.ts';
import { readLog, shownEvents } from './case-log.ts';
import { caseProblemEntity } from './entities/case-problem.ts';
import { type CaseSummaryRow, caseSummaryEntity, caseSummaryFromRow } from './entities/case-summary.ts';
import { serviceRequestEntity } from './entities/service-request.ts';
import { openStatuses } from './request-row.ts';
import { firstOf, rowsOf, type SqlValue } from './sql.ts';

const sending = `CASE
    WHEN EXISTS (SELECT 1 FROM case_problem p WHERE p.caseId = s.caseId AND p.acknowledged = 0) THEN 'refused'
    WHEN EXISTS (SELECT 1 FROM case_event e WHERE e.caseId = s.caseId AND e.status = 'pending') THEN 'pending'
    ELSE 'sent' END`;

type ListedRow = Omit<CaseSummaryRow, 'queueRoles' | 'refundCents'> & {
  readonly queueRoles: string;
  readonly refundCents: number | string;
  readonly sending: CaseRow['sending'];
};

function toCaseRow({ queueRoles, refundCents, searchText: _searchText, ...row }: ListedRow): CaseRow {
  const summary = { ...row, queueRoles: JSON.parse(queueRoles), refundCents: Number(refundCents) };
  return { ...summary, sending: row.sending };
}

/** The list's statement and its values; each filter uses an index of its own. */
export function listStatement(filter: CaseListFilter): {
  readonly sql: string;
  readonly values: readonly SqlValue[];
} {
  const conditions: string[] = [];
  const values: SqlValue[] = [];
  const where = (condition: string, ...bound: readonly SqlValue[]) => {
    conditions.push(condition);
    values.push(...bound);
  };
  if (filter.openedBy !== null) where('s.openedBy = ?', filter.openedBy);
  if (filter.queueRole !== null)
    where('s.caseId IN (SELECT caseId FROM case_queue WHERE role = ?)', filter.queueRole);
  if (filter.attention) where('s.caseId IN (SELECT caseId FROM case_problem WHERE acknowledged = 0)');
  if (filter.status !== null) where('s.status = ?', filter.status);
  for (const word of filter.text.split(' ').filter((each) => each !== ''))
    where('instr(s.searchText, ?) > 0', word);
  if (filter.after !== null)
    where('(s.updatedAt, s.caseId) < (?, ?)', filter.after.updatedAt, filter.after.caseId);
  const sql = `SELECT s.*, ${sending} AS sending FROM case_summary s
    ${conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : ''}
    ORDER BY s.updatedAt DESC, s.caseId DESC LIMIT ?`;
  return { sql, values: [...values, filter.limit] };
}

/** Of cases that are still answered the whole request is held: one entry an item. */
function openClaims(open: CaseSummaryRow, items: readonly RequestItem[]): readonly Claim[] {
  return items.map((item) => ({
    itemId: item.id,
    caseId: open.caseId,
    caseNumber: open.caseNumber,
    advisor: open.openedByName,
    areaName: open.areaName,
    at: open.openedAt,
    registered: false,
  }));
}

type CaseReader = Pick<
  StoreReader,
  'listClaims' | 'listCasesOfRequest' | 'getCase' | 'listCases' | 'countCases' | 'countAttention'
>;

export function caseReader(manager: EntityManager): CaseReader {
  const attention = async () =>
    (await firstOf<{ n: number }>(manager, 'SELECT count(*) AS n FROM case_problem WHERE acknowledged = 0'))
      ?.n ?? 0;
  return {
    async listClaims(requestId, exceptCaseId) {
      const registered = await rowsOf<Omit<Claim, 'registered'>>(
        manager,
        `SELECT itemId, caseId, caseNumber, advisor, areaName, at FROM claim WHERE requestId = ? AND caseId <> ?`,
        [requestId, exceptCaseId ?? ''],
      );
      const open = await rowsOf<CaseSummaryRow>(
        manager,
        `SELECT * FROM case_summary WHERE requestId = ? AND caseId <> ? AND status IN ${openStatuses}`,
        [requestId, exceptCaseId ?? ''],
      );
      const request =
        open.length > 0 ? await manager.findOneBy(serviceRequestEntity, { id: requestId }) : null;
      return [
        ...registered.map((claim) => ({ ...claim, registered: true })),
        ...open.flatMap((each) => openClaims(each, request?.items ?? [])),
      ];
    },
    async listCasesOfRequest(requestId) {
      const rows = await manager.find(caseSummaryEntity, {
        where: { requestId },
        order: { openedAt: 'DESC' },
      });
      return rows.map(caseSummaryFromRow);
    },
    async getCase(caseId): Promise<StoredCase | null> {
      const row = await manager.findOneBy(caseSummaryEntity, { caseId });
      if (row === null) return null;
      const problem = await manager.findOneBy(caseProblemEntity, { caseId, acknowledged: false });
      const summary: CaseSummary = caseSummarySchema.parse(caseSummaryFromRow(row));
      return {
        events: shownEvents(await readLog(manager, caseId)),
        summary,
        problem: problem && {
          code: problem.code,
          winner: problem.winner,
          facts: problem.facts,
          at: problem.at,
        },
      };
    },
    async listCases(filter) {
      const { sql, values } = listStatement(filter);
      return (await rowsOf<ListedRow>(manager, sql, values)).map(toCaseRow);
    },
    async countCases(userId, role) {
      const waiting = `SELECT count(*) AS n FROM case_queue q JOIN case_summary s ON s.caseId = q.caseId WHERE q.role = ?`;
      const mine = await firstOf<{ n: number }>(manager, `${waiting} AND s.openedBy = ?`, [role, userId]);
      const queue = await firstOf<{ n: number }>(manager, waiting, [role]);
      return { mine: mine?.n ?? 0, queue: queue?.n ?? 0, attention: await attention() };
    },
    countAttention: attention,
  };
}
