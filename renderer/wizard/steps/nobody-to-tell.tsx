import { decidingOrderState, orderStateNames } from '../../../shared/domain/orders.ts';
import type { CaseView } from '../../../shared/ipc/views.ts';
import { historyOf } from '../../../shared/procedure/history.ts';
import { relevantOrders } from '../../../shared/procedure/relevant-orders.ts';
import { Banner } from '../../components/banner.tsx';

/** The order has gone on since A.11: there is no technician to stop, and its state is asked again (U8). */
export function NobodyToTell({ view }: { readonly view: CaseView }) {
  const orders = relevantOrders(view.facts.orders, historyOf(view.state).items);
  const state = orderStateNames[decidingOrderState(orders)].toLowerCase();
  const isBeside = view.state.sideTasks.some((task) => task.step === 'A14');
  return (
    <Banner kind="warning" title={`El estado de la orden cambió: ahora está ${state}`}>
      <p>
        Ya no hay un técnico a quien detener, y no hace falta avisar al supervisor.{' '}
        {isBeside
          ? 'Al continuar, la tarea queda terminada.'
          : 'Al continuar se verifica otra vez el estado (A.11): de allí sigue el trámite.'}
      </p>
    </Banner>
  );
}
