import type { Role } from '../../../shared/domain/people.ts';
import type { CaseRow } from '../../../shared/ipc/views.ts';
import { stepHeading } from '../../../shared/procedure/outline.ts';
import { stepNumber } from '../../../shared/procedure/summary.ts';
import { Age } from '../../components/age.tsx';
import type { Columns } from '../../components/data-table.tsx';
import { CaseBadge, caseLooks, SendingMark } from '../../components/status-badge.tsx';
import { queueTask } from './queue-task.ts';

const customer: Columns<CaseRow> = [
  { id: 'customer', accessorKey: 'customer', header: 'Cliente', meta: { room: 'grow' } },
  { id: 'requestId', accessorKey: 'requestId', header: 'Solicitud' },
];

const caseNumber: Columns<CaseRow> = [
  { id: 'caseNumber', accessorKey: 'caseNumber', header: 'Trámite', meta: { room: 'spare' } },
];

/** One's own cases: how each stands, and where it waits. */
export const ownColumns: Columns<CaseRow> = [
  {
    id: 'status',
    accessorFn: (row) => caseLooks[row.status][0],
    header: 'Estado',
    cell: ({ row }) => <CaseBadge status={row.original.status} />,
  },
  ...customer,
  {
    id: 'step',
    accessorFn: (row) => (row.step ? stepHeading(row.step) : '—'),
    header: 'Espera en',
    meta: { room: 'grow' },
  },
  {
    id: 'updatedAt',
    accessorKey: 'updatedAt',
    header: 'Último cambio',
    cell: ({ row }) => <Age since={row.original.updatedAt} />,
  },
  {
    id: 'sending',
    accessorKey: 'sending',
    header: 'Envío',
    cell: ({ row }) => <SendingMark sending={row.original.sending} />,
  },
  ...caseNumber,
];

/** The queue of a role: what there is to do, why, and since when it waits. */
export function queueColumns(role: Role): Columns<CaseRow> {
  return [
    {
      id: 'updatedAt',
      accessorKey: 'updatedAt',
      header: 'Espera desde',
      cell: ({ row }) => <Age since={row.original.updatedAt} />,
    },
    {
      id: 'step',
      accessorFn: (row) => {
        const { step } = queueTask(row, role);
        return step ? stepNumber(step) : '—';
      },
      header: 'Paso',
    },
    {
      id: 'reason',
      accessorFn: (row) => queueTask(row, role).reason || '—',
      header: 'Por qué',
      meta: { room: 'grow' },
    },
    ...customer,
    {
      id: 'opener',
      accessorFn: (row) => `${row.openedByName}, ${row.areaName}`,
      header: 'Viene de',
      meta: { room: 'spare' },
    },
    ...caseNumber,
  ];
}
