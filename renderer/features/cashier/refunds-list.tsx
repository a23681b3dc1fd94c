import { useQuery } from '@tanstack/react-query';
import type { Ref } from 'react';
import type { ListedHandoff } from '../../../shared/ipc/closing-channels.ts';
import { query } from '../../bridge/bridge.ts';
import { Age } from '../../components/age.tsx';
import { type Columns, DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { LoadingState } from '../../components/loading-state.tsx';
import { ListTotal } from '../list-total.tsx';
import styles from './cashier.module.css';

const columns: Columns<ListedHandoff> = [
  {
    id: 'openedAt',
    accessorKey: 'openedAt',
    header: 'Espera desde',
    cell: ({ row }) => <Age since={row.original.openedAt} />,
  },
  { id: 'customer', accessorKey: 'customer', header: 'Cliente', meta: { room: 'grow' } },
  { id: 'subject', accessorKey: 'subject', header: 'Qué se devuelve', meta: { room: 'grow' } },
  { id: 'requestId', accessorKey: 'requestId', header: 'Solicitud', meta: { room: 'spare' } },
  { id: 'caseNumber', accessorKey: 'caseNumber', header: 'Trámite', meta: { room: 'spare' } },
];

interface RefundsListProps {
  readonly ref: Ref<HTMLDivElement>;
  readonly onPick: (row: ListedHandoff) => void;
}

/** Customers who were sent to the cash desk and have not come: Enter looks their notification up. */
export function RefundsList({ ref, onPick }: RefundsListProps) {
  const found = useQuery({
    queryKey: ['cases', 'handoffs', 'cashier'],
    queryFn: () => query('listHandoffs', { procedure: 'cashier', state: 'open', text: '' }),
  });
  if (found.isPending) return <LoadingState label="Leyendo las devoluciones" />;
  if (!found.data) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />;
  const { rows, more } = found.data;
  if (rows.length === 0) {
    return (
      <EmptyState title="Ninguna devolución espera">
        Aparecen aquí los clientes que el mostrador envía a caja, hasta que se registra su devolución.
      </EmptyState>
    );
  }
  return (
    <div ref={ref} className={styles.list}>
      <DataTable
        label="Devoluciones que esperan"
        columns={columns}
        rows={rows}
        idOf={(row) => row.number}
        onOpen={onPick}
      />
      <ListTotal shown={rows.length} more={more} />
    </div>
  );
}
