import { isAttendingArea } from '../../shared/domain/autonomous-orders.ts';
import { formatDateTime } from '../../shared/domain/dates.ts';
import { foldText } from '../../shared/domain/text.ts';
import type { RequestOf } from '../../shared/ipc/contract.ts';
import type { CaseRow } from '../../shared/ipc/views.ts';
import { processStateNames, processTypeNames } from '../../shared/procedure/report.ts';
import { ok } from '../../shared/result.ts';
import { writeCsv } from '../export/csv.ts';
import { type Column, writeXlsx } from '../export/spreadsheet.ts';
import type { ReportFilter } from '../store/branch-store.ts';
import { commandCase } from './case-commands.ts';
import type { Dependencies, UseCase } from './ports.ts';
import { signedIn } from './signed-in.ts';

const mostRows = 2_000;
/** An export holds everything that the filters let through. */
const mostExported = 100_000;

type Filters = Pick<RequestOf<'getReport'>, 'areaName' | 'process' | 'type' | 'text'>;

function filterOf({ areaName, process, type, text }: Filters, limit: number): ReportFilter {
  return { areaName, process, type, text: foldText(text), limit };
}

/** B.1: the CCGPA report by its three filters. */
export function getReport({ store }: Dependencies): UseCase<'getReport'> {
  return async (request) => {
    const filter = filterOf(request, mostRows + 1);
    const [rows, totals, areas] = await Promise.all([
      store.listReport(filter),
      store.countReport(filter),
      store.listReportAreas(),
    ]);
    return ok({ rows: rows.slice(0, mostRows), more: rows.length > mostRows, totals, areas: [...areas] });
  };
}

type Sorted = NonNullable<RequestOf<'exportReport'>['sort']>;

const columns: readonly (Column & { readonly value: (row: CaseRow) => string })[] = [
  { header: 'Trámite', width: 22, kind: 'text', value: (row) => row.caseNumber },
  { header: 'Solicitud', width: 18, kind: 'text', value: (row) => row.requestId },
  { header: 'Cliente', width: 34, kind: 'text', value: (row) => row.customer },
  { header: 'Identificación', width: 22, kind: 'text', value: (row) => row.identity },
  { header: 'Área organizacional', width: 28, kind: 'text', value: (row) => row.areaName },
  { header: 'Motivo', width: 28, kind: 'text', value: (row) => row.motive ?? '' },
  {
    header: 'Tipo de proceso',
    width: 20,
    kind: 'text',
    value: (row) => (row.annulmentType ? processTypeNames[row.annulmentType] : ''),
  },
  {
    header: 'Estado del proceso',
    width: 24,
    kind: 'text',
    value: (row) => (row.process ? processStateNames[row.process] : ''),
  },
  { header: 'Espera desde', width: 18, kind: 'text', value: (row) => formatDateTime(row.waitingSince) },
  { header: 'Lo tiene', width: 26, kind: 'text', value: (row) => row.holderName ?? '' },
];

function sorted(rows: readonly CaseRow[], sort: Sorted | null): readonly CaseRow[] {
  if (sort === null) return rows;
  const sign = sort.descending ? -1 : 1;
  const text = (row: CaseRow) => String(row[sort.column] ?? '');
  return [...rows].sort((one, other) => sign * text(one).localeCompare(text(other), 'es', { numeric: true }));
}

/** What is shown, with its filters and its order, in a file. */
export function exportReport({ store, files }: Dependencies): UseCase<'exportReport'> {
  return async ({ sort, format, ...filters }) => {
    const rows = sorted(await store.listReport(filterOf(filters, mostExported)), sort);
    const cells = rows.map((row) => columns.map(({ value }) => value(row)));
    const outcome = await files.save(`Reporte CCGPA.${format}`, async () =>
      format === 'xlsx' ? writeXlsx([{ name: 'CCGPA', columns, rows: cells }]) : writeCsv(columns, cells),
    );
    return ok({ outcome, rows: rows.length });
  };
}

/** B.8: ORCAO, the autonomous orders of one's own area. */
export function listOrders({ store }: Dependencies): UseCase<'listOrders'> {
  return async ({ state, text }, caller) => {
    const { role } = signedIn(caller);
    if (!isAttendingArea(role)) return ok({ rows: [], more: false });
    const isOpen = state === 'open';
    const cases = await store.listWork({
      orderArea: role,
      handoffs: false,
      open: isOpen,
      text: foldText(text),
      limit: mostRows + 1,
    });
    const rows = cases.flatMap(({ caseId, caseNumber, requestId, customer, waitingSince, work }) =>
      work.orders
        .filter((order) => order.area === role && (order.state !== 'closed') === isOpen)
        .map((order) => ({ ...order, caseId, caseNumber, requestId, customer, waitingSince })),
    );
    return ok({ rows: rows.slice(0, mostRows), more: cases.length > mostRows });
  };
}

export function decideImpossible(dependencies: Dependencies): UseCase<'decideImpossible'> {
  return ({ caseId, head, ...decision }, caller) =>
    commandCase(dependencies, signedIn(caller), { caseId, head }, async () => ({
      kind: 'decide-impossible',
      ...decision,
    }));
}

export function listHandoffs({ store }: Dependencies): UseCase<'listHandoffs'> {
  return async ({ procedure, state, text }) => {
    const isOpen = state === 'open';
    const cases = await store.listWork({
      orderArea: null,
      handoffs: true,
      open: isOpen,
      text: foldText(text),
      limit: mostRows + 1,
    });
    const rows = cases.flatMap(({ caseId, caseNumber, requestId, customer, work }) =>
      work.handoffs
        .filter(
          (each) => (each.ended === null) === isOpen && (procedure === null || each.procedure === procedure),
        )
        .map((handoff) => ({ ...handoff, caseId, caseNumber, requestId, customer })),
    );
    return ok({ rows: rows.slice(0, mostRows), more: cases.length > mostRows });
  };
}

export function returnHandoff(dependencies: Dependencies): UseCase<'returnHandoff'> {
  return ({ caseId, head, ...given }, caller) =>
    commandCase(dependencies, signedIn(caller), { caseId, head }, async () => ({
      kind: 'return-handoff',
      ...given,
    }));
}
