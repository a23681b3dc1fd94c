import { formatDateTime } from '../../shared/domain/dates.ts';
import { formatMonth } from '../../shared/domain/months.ts';
import type { Indicator, IndicatorCount, IndicatorReport } from '../../shared/procedure/indicator.ts';
import { verdictWords } from '../../shared/procedure/indicator-words.ts';
import type { CellValue, Column, SheetOf } from './spreadsheet.ts';

const month: Column = { header: 'Mes', width: 18, kind: 'text' };
/** As it sorts: what is counted here is for tables that others make of it. */
const sortableMonth: Column = { header: 'Mes (aaaa-mm)', width: 15, kind: 'text' };
const area: Column = { header: 'Área', width: 34, kind: 'text' };
const advisor: Column = { header: 'Asesor', width: 34, kind: 'text' };

const figures: readonly Column[] = [
  { header: 'Solicitudes', width: 12, kind: 'number' },
  { header: 'Efectivas', width: 12, kind: 'number' },
  { header: 'Desistidas', width: 12, kind: 'number' },
  { header: 'Improcedentes', width: 15, kind: 'number' },
  { header: 'En curso', width: 12, kind: 'number' },
];

const judgement: readonly Column[] = [
  { header: 'Indicador', width: 12, kind: 'percent' },
  { header: 'Resultado', width: 17, kind: 'text' },
  { header: 'Provisional', width: 13, kind: 'text' },
  { header: 'Puede llegar a', width: 15, kind: 'percent' },
];

type Figures = Pick<Indicator, 'total' | 'effective' | 'withdrawn' | 'inadmissible' | 'open'>;

function figureCells({ total, effective, withdrawn, inadmissible, open }: Figures): CellValue[] {
  return [total, effective, withdrawn, inadmissible, open];
}

function cellsOf(indicator: Indicator): CellValue[] {
  const { value, provisional, best } = indicator;
  return [
    ...figureCells(indicator),
    value,
    verdictWords(indicator),
    value === null ? null : provisional ? 'Sí' : 'No',
    best,
  ];
}

/** The indicator (COM-DSC-P06 III.2) by month, by area and by advisor, and the counts that it is made of. */
export function indicatorSheets(
  report: IndicatorReport,
  counts: readonly IndicatorCount[],
): readonly SheetOf[] {
  const { company, from, to, at, whole, months, areas, advisors } = report;
  const demonstration = company.demonstration ? ['DEMOSTRACIÓN — datos inventados, sin validez'] : [];
  const head = [
    ['Empresa', company.name],
    ['Período', `${formatMonth(from)} a ${formatMonth(to)}`],
    ['Contado el', formatDateTime(at)],
    ['Meta', 'Más de 90 %: aceptado; 90 % o menos: observado (COM-DSC-P06, III.2)'],
    ...demonstration.map((words) => ['Datos', words]),
  ];
  return [
    {
      name: 'Por mes',
      columns: [month, ...figures, ...judgement],
      rows: [
        ...months.map((line) => [formatMonth(line.month), ...cellsOf(line)]),
        ['Total', ...cellsOf(whole)],
      ],
    },
    {
      name: 'Por área',
      columns: [area, ...figures, ...judgement],
      rows: areas.map((line) => [line.areaName, ...cellsOf(line)]),
    },
    {
      name: 'Por asesor',
      columns: [advisor, area, ...figures, ...judgement],
      rows: advisors.map((line) => [line.advisorName, line.areaName, ...cellsOf(line)]),
    },
    {
      name: 'Detalle',
      columns: [sortableMonth, area, advisor, ...figures],
      rows: counts.map((count) => [count.month, count.areaName, count.advisorName, ...figureCells(count)]),
    },
    {
      name: 'Acerca de',
      columns: [
        { header: 'Dato', width: 14, kind: 'text' },
        { header: 'Valor', width: 70, kind: 'text' },
      ],
      rows: head,
    },
  ];
}
