import type { ListedOrder } from '../../../shared/ipc/closing-channels.ts';
import { Age } from '../../components/age.tsx';
import type { Columns } from '../../components/data-table.tsx';
import { AutonomousOrderMark } from './order-marks.tsx';
import { autonomousOrderStateNames, progressWords } from './order-words.ts';

/** ORCAO: since when, which order, of whose request, how it stands, who has it, how far it is. */
export const orderColumns: Columns<ListedOrder> = [
  {
    id: 'createdAt',
    accessorKey: 'createdAt',
    header: 'Creada',
    cell: ({ row }) => <Age since={row.original.createdAt} />,
  },
  { id: 'number', accessorKey: 'number', header: 'Orden' },
  // An order's number holds the case's own.
  { id: 'caseNumber', accessorKey: 'caseNumber', header: 'Trámite', meta: { room: 'ample' } },
  { id: 'requestId', accessorKey: 'requestId', header: 'Solicitud', meta: { room: 'spare' } },
  { id: 'customer', accessorKey: 'customer', header: 'Cliente', meta: { room: 'grow' } },
  {
    id: 'state',
    accessorFn: (row) => autonomousOrderStateNames[row.state],
    header: 'Estado',
    cell: ({ row }) => <AutonomousOrderMark state={row.original.state} />,
  },
  {
    id: 'assignedTo',
    accessorFn: (row) => row.assignedTo ?? 'Sin asignar',
    header: 'Asignada a',
    meta: { room: 'grow' },
  },
  {
    id: 'progress',
    accessorFn: (row) => row.settled / Math.max(1, row.activities),
    header: 'Actividades',
    cell: ({ row }) => progressWords(row.original),
  },
];
