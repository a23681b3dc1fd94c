import { formatDateTime } from '../../../shared/domain/dates.ts';
import type { RequestRow } from '../../../shared/ipc/views.ts';
import type { Columns } from '../../components/data-table.tsx';
import { ObstacleBadge, OrderBadge } from '../../components/status-badge.tsx';

/** A service request in a list, the customer first: that is what is looked for. */
export const requestColumns: Columns<RequestRow> = [
  { id: 'customer', accessorKey: 'customer', header: 'Cliente', meta: { room: 'grow' } },
  { id: 'identity', accessorKey: 'identity', header: 'Identificación', meta: { room: 'spare' } },
  { id: 'requestId', accessorKey: 'requestId', header: 'Solicitud' },
  {
    id: 'registeredAt',
    accessorKey: 'registeredAt',
    header: 'Registrada',
    cell: ({ row }) => formatDateTime(row.original.registeredAt),
  },
  { id: 'products', accessorKey: 'products', header: 'Productos', meta: { room: 'grow' } },
  {
    id: 'orderState',
    accessorKey: 'orderState',
    header: 'Orden',
    cell: ({ row }) => <OrderBadge state={row.original.orderState} />,
  },
  {
    id: 'obstacle',
    accessorFn: (row) => row.obstacle ?? '',
    header: 'Anulación',
    cell: ({ row }) => (row.original.obstacle ? <ObstacleBadge obstacle={row.original.obstacle} /> : '—'),
  },
];
