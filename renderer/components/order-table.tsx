import { Table, Title } from '@mantine/core';
import { formatDateTime } from '../../shared/domain/dates.ts';
import type { WorkOrder } from '../../shared/domain/orders.ts';
import styles from './scrolled-table.module.css';
import { OrderBadge } from './status-badge.tsx';

type ShownOrder = Omit<WorkOrder, 'requestId' | 'updatedAt'>;

/** The work orders of a request: state, technician, appointment, activities. */
export function OrderTable({ orders }: { readonly orders: readonly ShownOrder[] }) {
  return (
    <>
      <Title order={2} size="h4">
        Órdenes de trabajo
      </Title>
      {orders.length === 0 ? (
        <p>Ninguna.</p>
      ) : (
        <div className={styles.scrollTable}>
          <Table aria-label="Órdenes de trabajo">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Orden</Table.Th>
                <Table.Th>Estado</Table.Th>
                <Table.Th>Centro y técnico</Table.Th>
                <Table.Th>Cita</Table.Th>
                <Table.Th>Actividades</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {orders.map((order) => (
                <Table.Tr key={order.id}>
                  <Table.Td className={styles.number}>{order.id}</Table.Td>
                  <Table.Td>
                    <OrderBadge state={order.state} />
                  </Table.Td>
                  <Table.Td>
                    {order.operationsCentre}
                    {order.technician && ` · ${order.technician}`}
                  </Table.Td>
                  <Table.Td>
                    {order.appointment ? formatDateTime(order.appointment.at) : '—'}
                    {order.appointment?.place && `, ${order.appointment.place}`}
                  </Table.Td>
                  <Table.Td>
                    {order.activities
                      .map((each) => `${each.name}${each.done ? ' (hecha)' : ''}`)
                      .join('; ') || '—'}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </div>
      )}
    </>
  );
}
