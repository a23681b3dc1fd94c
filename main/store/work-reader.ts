import type { EntityManager } from 'typeorm';
import type { IndicatorCount } from '../../shared/procedure/indicator.ts';
import { type ProcessState, processStates } from '../../shared/procedure/report.ts';
import type { CaseWork } from '../../shared/procedure/summary.ts';
import type { ReportFilter, StoreReader, WorkFilter } from './branch-store.ts';
import { type ListedRow, sendingColumn, toCaseRow } from './case-rows.ts';
import { firstOf, rowsOf, type SqlValue } from './sql.ts';

interface Filter {
  readonly where: string;
  readonly values: readonly SqlValue[];
}

function both(conditions: readonly (readonly [sql: string, ...values: SqlValue[]])[]): Filter {
  return {
    where: conditions.map(([sql]) => sql).join(' AND '),
    values: conditions.flatMap(([, ...values]) => values),
  };
}

function words(text: string): readonly (readonly [sql: string, value: SqlValue])[] {
  return text
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => ['instr(s.searchText, ?) > 0', word] as const);
}

function reportFilter({ areaName, process, type, text }: ReportFilter, ofState: boolean): Filter {
  return both([
    ofState && process !== null ? ['s.process = ?', process] : ['s.process IS NOT NULL'],
    ...(areaName === null ? [] : [['s.areaName = ?', areaName] as const]),
    ...(type === null ? [] : [['s.annulmentType = ?', type] as const]),
    ...words(text),
  ]);
}

function workFilter({ orderArea, handoffs, open, text }: WorkFilter): Filter {
  const order = `EXISTS (SELECT 1 FROM json_each(s.work, '$.orders') o WHERE json_extract(o.value, '$.area') = ?
    AND (json_extract(o.value, '$.state') = 'closed') = ?)`;
  const handoff = `EXISTS (SELECT 1 FROM json_each(s.work, '$.handoffs') h
    WHERE (json_extract(h.value, '$.ended') IS NULL) = ?)`;
  return both([
    ['s.annulledAt IS NOT NULL'],
    ...(orderArea === null ? [] : [[order, orderArea, open ? 0 : 1] as const]),
    ...(handoffs ? [[handoff, open ? 1 : 0] as const] : []),
    ...words(text),
  ]);
}

type WorkReader = Pick<
  StoreReader,
  | 'listReport'
  | 'countReport'
  | 'listReportAreas'
  | 'listWork'
  | 'findByNotification'
  | 'countIndicator'
  | 'listTasks'
>;

/** What is read of section B and of the head's pages, over the cases' projections. */
export function workReader(manager: EntityManager): WorkReader {
  const list = async ({ where, values }: Filter, order: string, limit: number) => {
    const rows = await rowsOf<ListedRow>(
      manager,
      `SELECT s.*, ${sendingColumn} AS sending FROM case_summary s WHERE ${where} ORDER BY ${order} LIMIT ?`,
      [...values, limit],
    );
    return rows.map(toCaseRow);
  };
  return {
    listReport: (filter) => list(reportFilter(filter, true), 's.waitingSince, s.caseId', filter.limit),
    async countReport(filter) {
      const { where, values } = reportFilter(filter, false);
      const rows = await rowsOf<{ readonly process: ProcessState; readonly n: number }>(
        manager,
        `SELECT s.process, count(*) AS n FROM case_summary s WHERE ${where} GROUP BY s.process`,
        values,
      );
      const counted = new Map(rows.map(({ process, n }) => [process, n]));
      const totals = processStates.map((state) => [state, counted.get(state) ?? 0] as const);
      return Object.fromEntries(totals) as Record<ProcessState, number>;
    },
    async listReportAreas() {
      const rows = await rowsOf<{ readonly areaName: string }>(
        manager,
        'SELECT DISTINCT areaName FROM case_summary WHERE process IS NOT NULL ORDER BY areaName',
      );
      return rows.map(({ areaName }) => areaName);
    },
    listWork: (filter) =>
      list(workFilter(filter), filter.open ? 's.waitingSince, s.caseId' : 's.updatedAt DESC', filter.limit),
    async findByNotification(number) {
      const row = await firstOf<{ readonly caseId: string }>(
        manager,
        `SELECT caseId FROM case_summary WHERE replace(notificationNumber, '-', '') = ?`,
        [number.replaceAll('-', '')],
      );
      return row?.caseId ?? null;
    },
    async countIndicator(from, to) {
      // La Paz has been four hours behind UTC for as long as there are cases, without summer time.
      const count = (condition: string) => `CAST(total(${condition}) AS INTEGER)`;
      return rowsOf<IndicatorCount>(
        manager,
        `SELECT strftime('%Y-%m', openedAt, '-4 hours') AS month, areaId, max(areaName) AS areaName, openedBy AS advisorId,
          max(openedByName) AS advisorName, count(*) AS total, ${count(`outcome = 'annulled'`)} AS effective,
          ${count(`outcome = 'withdrawn'`)} AS withdrawn, ${count(`outcome = 'inadmissible'`)} AS inadmissible,
          ${count('outcome IS NULL')} AS open
        FROM case_summary WHERE openedAt >= ? AND openedAt < ? AND status <> 'refused'
        GROUP BY 1, areaId, openedBy ORDER BY 1, areaName, advisorName`,
        [from, to],
      );
    },
    async listTasks() {
      const rows = await rowsOf<{ readonly work: string }>(
        manager,
        `SELECT work FROM case_summary WHERE outcome IS NULL AND status <> 'refused'`,
      );
      return rows.flatMap(({ work }) => (JSON.parse(work) as CaseWork).tasks);
    },
  };
}
