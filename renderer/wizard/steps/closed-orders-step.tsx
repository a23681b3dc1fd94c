import { historyOf } from '../../../shared/procedure/history.ts';
import { relevantOrders } from '../../../shared/procedure/relevant-orders.ts';
import { steps } from '../../../shared/procedure/steps.ts';
import { Banner } from '../../components/banner.tsx';
import { OrderTable } from '../../components/order-table.tsx';
import styles from './closing-steps.module.css';
import { nextWords } from './next-words.ts';
import type { StepProps } from './step-props.ts';

/** B.6: nothing is typed: the work orders of what was annulled say whether something has to be undone. */
export function ClosedOrdersStep({ view, formId, onAnswer }: StepProps<'B6'>) {
  const history = historyOf(view.state);
  const facts = steps.B6.look(view.facts, history, null);
  const goesOn = nextWords(steps.B6.next({}, facts));
  const { closed } = facts;
  return (
    <form
      id={formId}
      className={styles.tables}
      onSubmit={(event) => {
        event.preventDefault();
        onAnswer({});
      }}
    >
      {closed.length > 0 ? (
        <Banner
          kind="warning"
          title={
            closed.length === 1
              ? `La orden de trabajo ${closed[0]?.id} está cerrada`
              : `${closed.length} órdenes de trabajo están cerradas: ${closed.map(({ id }) => id).join(', ')}`
          }
        >
          Su trabajo ya se hizo en la red y hay que deshacerlo: Mesa de Pruebas, Conmutación y Laboratorio
          reciben una orden autónoma con las actividades de reversa. {goesOn}
        </Banner>
      ) : (
        <Banner kind="success" title="No existen órdenes de trabajo cerradas">
          No hay trabajo que deshacer. {goesOn}
        </Banner>
      )}
      <OrderTable orders={relevantOrders(view.facts.orders, history.items)} />
    </form>
  );
}
