import { Button } from '@mantine/core';
import { decidingOrderState, orderStateNames } from '../../../shared/domain/orders.ts';
import type { CaseView } from '../../../shared/ipc/views.ts';
import { historyOf } from '../../../shared/procedure/history.ts';
import { stepHeading } from '../../../shared/procedure/outline.ts';
import { relevantOrders } from '../../../shared/procedure/relevant-orders.ts';
import { Banner } from '../../components/banner.tsx';
import { useStepNavigation } from '../step-navigation.ts';

/** The order has gone on since A.11: this step is not allowed any more, and A.11 is asked again (U8). */
export function OrderChanged({ view }: { readonly view: CaseView }) {
  const navigation = useStepNavigation(view);
  const orders = relevantOrders(view.facts.orders, historyOf(view.state).items);
  const state = orderStateNames[decidingOrderState(orders)].toLowerCase();
  return (
    <Banner kind="warning" title={`El estado de la orden cambió: ahora está ${state}`}>
      <p>Este paso ya no corresponde. Vuelva a verificar el estado: de allí sigue el trámite.</p>
      <Button variant="default" size="sm" onClick={() => navigation.goTo('A11', 'change')}>
        Ir al paso {stepHeading('A11')}
      </Button>
    </Banner>
  );
}
