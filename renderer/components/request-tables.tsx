import { Table, Title } from '@mantine/core';
import { formatBolivianos } from '../../shared/domain/money.ts';
import type { RequestView } from '../../shared/ipc/views.ts';
import { PaymentTable } from './payment-table.tsx';
import styles from './scrolled-table.module.css';

interface ItemTableProps extends Pick<RequestView['request'], 'items'> {
  /** How a product stands; without it by the product's own data. */
  readonly wordOf?: (item: RequestView['request']['items'][number]) => string;
}

function ownWord({ state }: Pick<RequestView['request']['items'][number], 'state'>): string {
  return state === 'annulled' ? 'Anulado' : 'Vigente';
}

export function ItemTable({ items, wordOf = ownWord }: ItemTableProps) {
  return (
    <>
      <Title order={2} size="h4">
        Productos
      </Title>
      <div className={styles.scrollTable}>
        <Table aria-label="Productos">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Producto</Table.Th>
              <Table.Th>Paquete</Table.Th>
              <Table.Th>Estado</Table.Th>
              <Table.Th ta="right">Derecho de instalación</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {items.map((item) => (
              <Table.Tr key={item.id}>
                <Table.Td>{item.description}</Table.Td>
                <Table.Td>{item.packageName ?? 'Individual'}</Table.Td>
                <Table.Td>{wordOf(item)}</Table.Td>
                <Table.Td ta="right">{formatBolivianos(item.feeCents)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </>
  );
}

export function Payments({ payments }: Pick<RequestView['request'], 'payments'>) {
  return (
    <>
      <Title order={2} size="h4">
        Pagos en caja
      </Title>
      {payments.length === 0 ? (
        <p>Ninguno.</p>
      ) : (
        <div className={styles.scrollTable}>
          <PaymentTable payments={payments} />
        </div>
      )}
    </>
  );
}
