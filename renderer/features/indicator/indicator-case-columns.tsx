import { formatDateTime } from '../../../shared/domain/dates.ts';
import type { CaseRow } from '../../../shared/ipc/views.ts';
import { stepHeading } from '../../../shared/procedure/outline.ts';
import type { Columns } from '../../components/data-table.tsx';
import { CaseBadge, caseLooks } from '../../components/status-badge.tsx';

/** What a month's indicator is made of: how each case ended, or where it is. */
export const indicatorCaseColumns: Columns<CaseRow> = [
  {
    id: 'status',
    accessorFn: (row) => caseLooks[row.status][0],
    header: 'Estado',
    cell: ({ row }) => <CaseBadge status={row.original.status} />,
  },
  {
    id: 'openedAt',
    accessorKey: 'openedAt',
    header: 'Comenzado',
    cell: ({ row }) => formatDateTime(row.original.openedAt),
  },
  { id: 'customer', accessorKey: 'customer', header: 'Cliente', meta: { room: 'grow' } },
  { id: 'requestId', accessorKey: 'requestId', header: 'Solicitud' },
  {
    id: 'step',
    accessorFn: ({ step }) => (step ? stepHeading(step) : '—'),
    header: 'Espera en',
    meta: { room: 'spare' },
  },
  { id: 'openedByName', accessorKey: 'openedByName', header: 'Asesor', meta: { room: 'grow' } },
  { id: 'areaName', accessorKey: 'areaName', header: 'Área', meta: { room: 'spare' } },
  { id: 'caseNumber', accessorKey: 'caseNumber', header: 'Trámite', meta: { room: 'spare' } },
];
