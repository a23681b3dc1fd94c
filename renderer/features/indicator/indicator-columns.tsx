import { formatMonth } from '../../../shared/domain/months.ts';
import type {
  AdvisorIndicator,
  AreaIndicator,
  Indicator,
  MonthIndicator,
} from '../../../shared/procedure/indicator.ts';
import {
  formatCount,
  provisionalWords,
  valueWords,
  verdictWords,
} from '../../../shared/procedure/indicator-words.ts';
import type { Columns } from '../../components/data-table.tsx';
import { VerdictMark } from './verdict-mark.tsx';

/** Where nothing was requested there is no value: sorted below every one. */
const noValue = -1;

function figureColumn<Row extends Indicator>(
  name: 'total' | 'effective' | 'withdrawn' | 'inadmissible',
  header: string,
  room?: 'spare',
): Columns<Row>[number] {
  return {
    id: name,
    accessorFn: (row) => row[name],
    header,
    cell: ({ row }) => formatCount(row.original[name]),
    meta: { align: 'right', ...(room && { room }) },
  };
}

function figureColumns<Row extends Indicator>(): Columns<Row> {
  return [
    {
      id: 'value',
      accessorFn: ({ value }) => value ?? noValue,
      header: 'Indicador',
      cell: ({ row }) => valueWords(row.original),
      meta: { align: 'right' },
    },
    {
      id: 'verdict',
      accessorFn: (row) => verdictWords(row),
      header: 'Resultado',
      cell: ({ row }) => <VerdictMark verdict={row.original.verdict} />,
    },
    figureColumn('total', 'Solicitudes'),
    figureColumn('effective', 'Efectivas'),
    figureColumn('withdrawn', 'Desistidas', 'spare'),
    figureColumn('inadmissible', 'Improcedentes', 'spare'),
    {
      id: 'provisional',
      accessorFn: ({ open }) => open,
      header: 'Provisional',
      cell: ({ row }) => provisionalWords(row.original) || '—',
    },
  ];
}

export const monthColumns: Columns<MonthIndicator> = [
  {
    id: 'month',
    accessorKey: 'month',
    header: 'Mes',
    cell: ({ row }) => formatMonth(row.original.month),
  },
  ...figureColumns<MonthIndicator>(),
];

export const areaColumns: Columns<AreaIndicator> = [
  { id: 'areaName', accessorKey: 'areaName', header: 'Área', meta: { room: 'grow' } },
  ...figureColumns<AreaIndicator>(),
];

export const advisorColumns: Columns<AdvisorIndicator> = [
  { id: 'advisorName', accessorKey: 'advisorName', header: 'Asesor', meta: { room: 'grow' } },
  { id: 'areaName', accessorKey: 'areaName', header: 'Área', meta: { room: 'spare' } },
  ...figureColumns<AdvisorIndicator>(),
];
