import { reportColumns } from '../../../shared/ipc/closing-channels.ts';
import type { RequestOf, ResponseOf } from '../../../shared/ipc/contract.ts';
import { type ProcessState, processStateNames, processStates } from '../../../shared/procedure/report.ts';
import type { AnswerOf } from '../../../shared/procedure/steps.ts';
import type { TableSort } from '../../components/data-table.tsx';
import type { FilterOption } from '../../components/filter-buttons.tsx';

export type ReportFilter = RequestOf<'getReport'>;

/** B.1 is about what is pending. */
export const firstFilter: ReportFilter = { areaName: null, process: 'pending', type: null, text: '' };

/** The three filters as B.1 keeps them: what was searched for besides is no filter of the report. */
export function answerOfFilter({ areaName, process, type }: ReportFilter): AnswerOf<'B1'> {
  return { areaName, process, type };
}

/** The process states with their totals, and all of them together. */
export function stateOptions(
  totals: ResponseOf<'getReport'>['totals'] | undefined,
): readonly FilterOption<ProcessState | null>[] {
  const all = totals ? processStates.reduce((sum, state) => sum + totals[state], 0) : null;
  return [
    ...processStates.map((state) => ({
      value: state,
      label: processStateNames[state],
      count: totals ? totals[state] : null,
    })),
    { value: null, label: 'Todos', count: all },
  ];
}

/** The table's sort as an export is asked for it; null where the table stands in the report's own order. */
export function exportSort(sort: TableSort | null): RequestOf<'exportReport'>['sort'] {
  const column = reportColumns.find((each) => each === sort?.column);
  return sort && column ? { column, descending: sort.descending } : null;
}
