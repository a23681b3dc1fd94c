import { Anchor } from '@mantine/core';
import { Link } from 'react-router';
import { type AutonomousOrder, attendingAreaNames } from '../../../shared/domain/autonomous-orders.ts';
import { formatDateTime } from '../../../shared/domain/dates.ts';
import type { CaseView } from '../../../shared/ipc/views.ts';
import { SidePanel } from '../../components/side-panel.tsx';
import styles from '../../wizard/wizard.module.css';
import { AutonomousOrderMark } from './order-marks.tsx';

interface OrderFactsProps {
  readonly view: CaseView;
  readonly order: AutonomousOrder;
}

/** The order and the case that it belongs to, beside the work. */
export function OrderFacts({ view: { summary }, order }: OrderFactsProps) {
  const moment = (at: string | null) => (at === null ? '—' : formatDateTime(at));
  const facts: readonly (readonly [label: string, value: string])[] = [
    ['Área', attendingAreaNames[order.area]],
    ['Creada', moment(order.createdAt)],
    ['Recibida', moment(order.receivedAt)],
    ['Asignada a', order.assignedTo ?? '—'],
    ['Cerrada', moment(order.closedAt)],
    ['Cliente', summary.customer],
    ['Identificación', summary.identity || '—'],
    ['Solicitud', summary.requestId],
    ['Motivo', summary.motive ?? '—'],
  ];
  return (
    <SidePanel title={`Orden ${order.number}`}>
      <AutonomousOrderMark state={order.state} />
      <div className={styles.answered}>
        <dl>
          {facts.map(([label, value]) => (
            <div key={label} className={styles.line}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </div>
      <Anchor component={Link} to={`/tramites/${summary.caseId}`}>
        Ver el trámite {summary.caseNumber}
      </Anchor>
    </SidePanel>
  );
}
