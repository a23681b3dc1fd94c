import { Anchor, Title } from '@mantine/core';
import { Link } from 'react-router';
import { attendingAreaNames } from '../../shared/domain/autonomous-orders.ts';
import type { Role } from '../../shared/domain/people.ts';
import type { CaseView } from '../../shared/ipc/views.ts';
import { orderStep } from '../../shared/procedure/tasks.ts';
import { placeNames } from './step-words.ts';
import styles from './wizard.module.css';

/** What an order waits for. */
function orderWords(step: ReturnType<typeof orderStep>): string {
  if (step === null) return 'cerrada';
  return step === 'B8' ? 'por recibir' : `en ${placeNames[step].toLowerCase()}`;
}

/** The case's autonomous orders: how far each area is; the area's own people go on from here. */
export function CaseOrders({ view, role }: { readonly view: CaseView; readonly role: Role | null }) {
  const { orders, caseId } = view.state;
  if (orders.length === 0) return null;
  return (
    <section>
      <Title order={2} size="h4">
        Órdenes autónomas
      </Title>
      <ul className={styles.consequences}>
        {orders.map((order) => {
          const step = orderStep(order);
          const settled = order.activities.filter(({ state }) => state === 'done' || state === 'waived');
          return (
            <li key={order.number}>
              <strong>{attendingAreaNames[order.area]}</strong>, {order.number}: {orderWords(step)},{' '}
              {settled.length} de {order.activities.length}{' '}
              {order.activities.length === 1 ? 'actividad' : 'actividades'}
              {order.assignedTo !== null && `, asignada a ${order.assignedTo}`}.{' '}
              {order.area === role && (
                <Anchor component={Link} to={`/ordenes/${caseId}/${order.number}`}>
                  Abrir la orden
                </Anchor>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
