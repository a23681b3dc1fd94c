import { Table } from '@mantine/core';
import { formatDateTime } from '../../shared/domain/dates.ts';
import { formatBolivianos } from '../../shared/domain/money.ts';
import type { Payment } from '../../shared/domain/requests.ts';

/** What the cash desks took: receipt or invoice, when, how much. */
export function PaymentTable({ payments }: { readonly payments: readonly Payment[] }) {
  return (
    <Table aria-label="Pagos en caja">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Comprobante</Table.Th>
          <Table.Th>Fecha</Table.Th>
          <Table.Th ta="right">Importe</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {payments.map((payment) => (
          <Table.Tr key={payment.receiptNumber}>
            <Table.Td>
              {payment.document === 'invoice' ? 'Factura' : 'Recibo'} {payment.receiptNumber}
            </Table.Td>
            <Table.Td>{formatDateTime(payment.paidAt)}</Table.Td>
            <Table.Td ta="right">{formatBolivianos(payment.amountCents)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
