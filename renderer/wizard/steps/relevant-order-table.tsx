import { Table } from '@mantine/core';
import { formatDateTime } from '../../../shared/domain/dates.ts';
import type { CaseFacts } from '../../../shared/procedure/facts.ts';
import { OrderBadge } from '../../components/status-badge.tsx';
import styles from './steps.module.css';

interface RelevantOrderTableProps {
  readonly orders: readonly CaseFacts['orders'][number][];
  /** Numbers of those whose state decides. */
  readonly deciding: readonly string[];
}

/** The work orders of what is annulled, as they stand now. */
export function RelevantOrderTable({ orders, deciding }: RelevantOrderTableProps) {
  if (orders.length === 0) return <p>La solicitud no tiene órdenes de trabajo.</p>;
  return (
    <div className={styles.wide}>
      <Table aria-label="Órdenes de trabajo">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Orden</Table.Th>
            <Table.Th>Estado</Table.Th>
            <Table.Th>Centro de Operaciones</Table.Th>
            <Table.Th>Técnico</Table.Th>
            <Table.Th>Cita</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {orders.map((order) => (
            <Table.Tr key={order.id}>
              <Table.Td>{order.id}</Table.Td>
              <Table.Td>
                <OrderBadge state={order.state} />
                {orders.length > 1 && deciding.includes(order.id) && ' (decide)'}
              </Table.Td>
              <Table.Td>{order.operationsCentre || '—'}</Table.Td>
              <Table.Td>{order.technician ?? '—'}</Table.Td>
              <Table.Td>{order.appointment ? formatDateTime(order.appointment.at) : '—'}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
