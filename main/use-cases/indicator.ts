import type { Company } from '../../shared/domain/company.ts';
import { addMonths, businessMonth, type Month, monthStart } from '../../shared/domain/months.ts';
import { indicatorReport, mostMonths } from '../../shared/procedure/indicator.ts';
import { waitingOf } from '../../shared/procedure/waiting.ts';
import { ok } from '../../shared/result.ts';
import { indicatorSheets } from '../export/indicator-sheets.ts';
import { writeXlsx } from '../export/spreadsheet.ts';
import type { BranchStore } from '../store/branch-store.ts';
import { everyCase } from './cases.ts';
import type { Dependencies, UseCase } from './ports.ts';

const listRows = 100;

interface Period {
  readonly from: Month;
  readonly to: Month;
}

/** The latest months of a period that is longer than one may be. */
function readable({ from, to }: Period): Period {
  const earliest = addMonths(to, 1 - mostMonths);
  return { from: from < earliest ? earliest : from, to };
}

function countOf(store: BranchStore, { from, to }: Period) {
  return store.countIndicator(monthStart(from), monthStart(addMonths(to, 1)));
}

/** COM-DSC-P06 III.2: the counts of a period, of which the screen makes its tables. */
export function getIndicator({ store, centralClock }: Dependencies): UseCase<'getIndicator'> {
  return async (period) =>
    ok({
      counts: [...(await countOf(store, readable(period)))],
      thisMonth: businessMonth(centralClock.now()),
    });
}

/** The cases that a month's indicator is made of. */
export function listIndicatorCases({ store }: Dependencies): UseCase<'listIndicatorCases'> {
  return async ({ month, areaId, advisorId, after }) => {
    const rows = await store.listCases({
      ...everyCase,
      opened: { from: monthStart(month), to: monthStart(addMonths(month, 1)) },
      areaId,
      openedBy: advisorId,
      after,
      limit: listRows + 1,
    });
    return ok({ rows: rows.slice(0, listRows), more: rows.length > listRows });
  };
}

/** Before the first exchange with the central office nobody can be signed in; the file is made all the same. */
const unnamed: Company = { name: '—', nit: '', address: '', demonstration: false };

/** COM-DSC-P06 III.2: the indicator of a period in a spreadsheet or on paper. */
export function exportIndicator(dependencies: Dependencies): UseCase<'exportIndicator'> {
  const { store, centralClock, files, printer } = dependencies;
  return async ({ format, ...asked }) => {
    const period = readable(asked);
    const [counts, company] = await Promise.all([countOf(store, period), store.getCompany()]);
    const report = indicatorReport(counts, period, company ?? unnamed, centralClock.now());
    if (format === 'pdf') return ok({ outcome: await printer.savePdf({ kind: 'indicator', report }) });
    const name = `Indicador de anulaciones ${report.from} a ${report.to}.xlsx`;
    const outcome = await files.save(name, () => writeXlsx(indicatorSheets(report, counts)));
    return ok({ outcome });
  };
}

/** Who waits for whom, and how much of it is late. */
export function getWaiting({ store, centralClock }: Dependencies): UseCase<'getWaiting'> {
  return async () => {
    const [tasks, { supervisorMinutes }] = await Promise.all([store.listTasks(), store.getSettings()]);
    const now = centralClock.now();
    return ok({ rows: [...waitingOf(tasks, now, supervisorMinutes)], now });
  };
}
