import { Anchor, Text, Title } from '@mantine/core';
import { Link } from 'react-router';
import { customerIdentity, customerName } from '../../../shared/domain/customers.ts';
import { formatDateTime } from '../../../shared/domain/dates.ts';
import { historyOf } from '../../../shared/procedure/history.ts';
import { OrderTable } from '../../components/order-table.tsx';
import { ItemTable, Payments } from '../../components/request-tables.tsx';
import { Timeline } from '../timeline.tsx';
import styles from './closing-steps.module.css';
import type { StepProps } from './step-props.ts';

/** B.5: the sale request, to be looked through before its closed orders are asked for. */
export function OpenRequestStep({ view, formId, onAnswer }: StepProps<'B5'>) {
  const { request, customer, orders, payments } = view.facts;
  // What is annulled here may stand as current in the company's data for a while.
  const annulled = new Set(historyOf(view.state).items?.map(({ line }) => line));
  const items = request.items.map((item) =>
    annulled.has(item.line) ? { ...item, state: 'annulled' as const } : item,
  );
  return (
    <form
      id={formId}
      className={styles.tables}
      onSubmit={(event) => {
        event.preventDefault();
        onAnswer({});
      }}
    >
      <Text>
        <strong>{request.id}</strong> · {request.kind === 'transfer' ? 'Traslado' : 'Instalación nueva'} ·
        registrada el {formatDateTime(request.registeredAt)}, {request.branch}. {customerName(customer)},{' '}
        {customerIdentity(customer)}.{' '}
        <Anchor component={Link} underline="always" to={`/solicitudes/${encodeURIComponent(request.id)}`}>
          Abrir la solicitud y sus otros trámites
        </Anchor>
      </Text>
      <ItemTable items={items} />
      <OrderTable orders={orders} />
      <Payments payments={payments} />
      <Title order={2} size="h4">
        Historia del trámite
      </Title>
      <Timeline entries={view.timeline} />
    </form>
  );
}
