import type { EntityManager } from 'typeorm';
import type { RequestItem } from '../../shared/domain/requests.ts';
import type { Claim } from '../../shared/procedure/facts.ts';
import { type CaseSummary, caseSummarySchema } from '../../shared/procedure/summary.ts';
import type { CaseListFilter, StoredCase, StoreReader } from './branch-store.ts';
import { readLog, shownEvents } from './case-log.ts';
import { type ListedRow, sendingColumn, toCaseRow } from './case-rows.ts';
import { caseProblemEntity } from './entities/case-problem.ts';
import { type CaseSummaryRow, caseSummaryEntity, caseSummaryFromRow } from './entities/case-summary.ts';
import { serviceRequestEntity } from './entities/service-request.ts';
import { openStatusList } from './request-row.ts';
import { firstOf, rowsOf, type SqlValue } from './sql.ts';

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
  if (filter.centre !== null) where('(s.centre = ? OR s.centre IS NULL)', filter.centre);
  if (filter.step !== null)
    where(
      `EXISTS (SELECT 1 FROM json_each(s.work, '$.tasks') t WHERE json_extract(t.value, '$.step') = ?)`,
      filter.step,
    );
  if (filter.opened !== null)
    where(
      `s.openedAt >= ? AND s.openedAt < ? AND s.status <> 'refused'`,
      filter.opened.from,
      filter.opened.to,
    );
  if (filter.areaId !== null) where('s.areaId = ?', filter.areaId);
  if (filter.attention) where('s.caseId IN (SELECT caseId FROM case_problem WHERE acknowledged = 0)');
  if (filter.status !== null) where('s.status = ?', filter.status);
  for (const word of filter.text.split(' ').filter((each) => each !== ''))
    where('instr(s.searchText, ?) > 0', word);
  if (filter.after !== null)
    where(
      `(s.updatedAt, s.caseId) ${filter.oldestFirst ? '>' : '<'} (?, ?)`,
      filter.after.updatedAt,
      filter.after.caseId,
    );
  const direction = filter.oldestFirst ? 'ASC' : 'DESC';
  const sql = `SELECT s.*, ${sendingColumn} AS sending FROM case_summary s
    ${conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : ''}
    ORDER BY s.updatedAt ${direction}, s.caseId ${direction} LIMIT ?`;
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
        `SELECT * FROM case_summary WHERE requestId = ? AND caseId <> ? AND status IN ${openStatusList}`,
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
    async countCases(userId, role, centre) {
      const waiting = `SELECT count(*) AS n FROM case_queue q JOIN case_summary s ON s.caseId = q.caseId WHERE q.role = ?`;
      const count = async (sql: string, values: readonly SqlValue[]) =>
        (await firstOf<{ n: number }>(manager, sql, values))?.n ?? 0;
      return {
        mine: await count(`${waiting} AND s.openedBy = ?`, [role, userId]),
        queue:
          centre === null
            ? await count(waiting, [role])
            : await count(`${waiting} AND (s.centre = ? OR s.centre IS NULL)`, [role, centre]),
        attention: await attention(),
        handoffs: await count(
          `SELECT count(*) AS n FROM case_summary s, json_each(s.work, '$.handoffs') h
            WHERE s.process IN ('pending', 'in-process', 'handed-off', 'restoring', 'to-close')
              AND json_extract(h.value, '$.ended') IS NULL`,
          [],
        ),
      };
    },
    countAttention: attention,
  };
}
