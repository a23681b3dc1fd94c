import { Text } from '@mantine/core';
import { formatDateTime } from '../../../shared/domain/dates.ts';
import { decidingOrderState } from '../../../shared/domain/orders.ts';
import type { CaseView } from '../../../shared/ipc/views.ts';
import { orderState } from '../../../shared/procedure/a-11-order-state.ts';
import { historyOf } from '../../../shared/procedure/history.ts';
import { relevantOrders } from '../../../shared/procedure/relevant-orders.ts';
import { Banner } from '../../components/banner.tsx';
import { orderVerdict } from './order-state-words.ts';
import { RelevantOrderTable } from './relevant-order-table.tsx';
import type { StepProps } from './step-props.ts';
import styles from './steps.module.css';

/** The case came back from the supervisor: what the technician said, and that the order may not show it yet. */
function TooLate({ view, isAssigned }: { readonly view: CaseView; readonly isAssigned: boolean }) {
  // The answer itself was taken back with the steps that it reset; the log keeps it.
  const told = view.timeline.findLast(({ step, sending }) => step === 'A16' && sending !== 'refused');
  if (!told) return null;
  return (
    <Banner
      kind="warning"
      title={`El supervisor respondió el ${formatDateTime(told.at)}: el técnico ya terminó`}
    >
      <p>{told.detail}</p>
      {isAssigned && (
        <p>
          La orden todavía figura asignada: espere a que figure ejecutada y verifique otra vez. Si continúa
          ahora, se avisa de nuevo al supervisor.
        </p>
      )}
    </Banner>
  );
}

/** A.11: nothing is typed; the orders of what is annulled say where the case goes on. */
export function OrderStateStep({ view, formId, onAnswer }: StepProps<'A11'>) {
  const history = historyOf(view.state);
  const orders = relevantOrders(view.facts.orders, history.items);
  const verdict = orderVerdict(orderState.look(view.facts, history, null));
  const others = view.facts.orders.length - orders.length;
  return (
    <form
      id={formId}
      className={styles.stack}
      onSubmit={(event) => {
        event.preventDefault();
        onAnswer({});
      }}
    >
      <TooLate view={view} isAssigned={decidingOrderState(orders) === 'assigned'} />
      {verdict && (
        <Banner kind={verdict.kind} title={verdict.title}>
          {verdict.text}
        </Banner>
      )}
      <RelevantOrderTable orders={orders} deciding={verdict?.deciding ?? []} />
      {others > 0 && (
        <Text size="sm">
          {others === 1 ? 'Otra orden de la solicitud es' : `Otras ${others} órdenes de la solicitud son`} de
          productos que siguen vigentes: no se consulta.
        </Text>
      )}
    </form>
  );
}
