import { formatDate } from '../../../shared/domain/dates.ts';
import type { ListedHandoff } from '../../../shared/ipc/closing-channels.ts';
import { handoffNames } from '../../../shared/procedure/handoffs.ts';
import { Age } from '../../components/age.tsx';
import type { Columns } from '../../components/data-table.tsx';
import { handoffEndNames } from '../../wizard/handoff-words.ts';

const middle: Columns<ListedHandoff> = [
  { id: 'number', accessorKey: 'number', header: 'Derivación' },
  { id: 'procedure', accessorFn: (row) => handoffNames[row.procedure], header: 'Procedimiento' },
  { id: 'customer', accessorKey: 'customer', header: 'Cliente', meta: { room: 'grow' } },
];

// A hand-off's number holds the case's own.
const caseOf: Columns<ListedHandoff> = [
  { id: 'caseNumber', accessorKey: 'caseNumber', header: 'Trámite', meta: { room: 'ample' } },
  { id: 'requestId', accessorKey: 'requestId', header: 'Solicitud', meta: { room: 'spare' } },
];

/** Hand-offs that are waited for: since when, where, and for what. */
export const openHandoffColumns: Columns<ListedHandoff> = [
  {
    id: 'openedAt',
    accessorKey: 'openedAt',
    header: 'Espera desde',
    cell: ({ row }) => <Age since={row.original.openedAt} />,
  },
  ...middle,
  { id: 'subject', accessorKey: 'subject', header: 'Qué se pidió', meta: { room: 'grow' } },
  ...caseOf,
];

/** Hand-offs that are over: when, and how. */
export const endedHandoffColumns: Columns<ListedHandoff> = [
  {
    id: 'endedOn',
    accessorFn: (row) => row.ended?.on ?? '',
    header: 'Terminó',
    cell: ({ row }) => (row.original.ended ? formatDate(row.original.ended.on) : '—'),
  },
  ...middle,
  {
    id: 'result',
    accessorFn: ({ ended }) => (ended ? `${handoffEndNames[ended.how]}: ${ended.result}` : '—'),
    header: 'Resultado',
    meta: { room: 'grow' },
  },
  ...caseOf,
];
