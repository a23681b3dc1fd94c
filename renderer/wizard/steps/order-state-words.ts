import { decidingOrderState, isInstalled, type OrderState } from '../../../shared/domain/orders.ts';
import { orderState } from '../../../shared/procedure/a-11-order-state.ts';
import { type StepId, stepHeading } from '../../../shared/procedure/outline.ts';
import type { FactsOf } from '../../../shared/procedure/steps.ts';

export interface OrderVerdict {
  readonly kind: 'info' | 'success' | 'warning';
  /** The state that decides, in a sentence. */
  readonly title: string;
  /** Why this state, and where it leads. */
  readonly text: string;
  /** Numbers of the orders that decide; none where the request has none. */
  readonly deciding: readonly string[];
}

function stateWords(state: OrderState, count: number): string {
  if (count === 0) return 'No hay órdenes de trabajo: nada se ha comenzado';
  if (isInstalled(state)) return 'La orden de trabajo ya fue ejecutada: la anulación es improcedente';
  if (state === 'assigned') return 'La orden de trabajo está asignada a un técnico';
  return state === 'suspended'
    ? 'La orden de trabajo está suspendida: nadie la trabaja'
    : 'La orden de trabajo está registrada: nadie la trabaja todavía';
}

function whereWords(step: StepId): string {
  switch (step) {
    case 'A15':
      return `Sigue el paso ${stepHeading(step)}.`;
    case 'A14':
      return `Antes de anular, el supervisor del centro tiene que detener al técnico. Sigue el paso ${stepHeading(step)}.`;
    case 'A7':
      return `El trámite vino porque figuraba ejecutada y ya no lo está: se atiende desde el comienzo, en el paso ${stepHeading(step)}.`;
    default:
      return `La anulación procede. Sigue el paso ${stepHeading(step)}.`;
  }
}

const kinds: Readonly<Partial<Record<StepId, OrderVerdict['kind']>>> = {
  A15: 'warning',
  A14: 'info',
  A7: 'info',
};

/** What A.11 finds on these facts, in words: which order decides, why, and where it leads. */
export function orderVerdict(facts: FactsOf<'A11'>): OrderVerdict | null {
  const next = orderState.next({}, facts);
  if (next.kind !== 'step') return null;
  const state = decidingOrderState(facts.orders);
  const deciding = facts.orders.filter((order) => order.state === state).map(({ id }) => id);
  const several =
    facts.orders.length > 1
      ? `De ${facts.orders.length} órdenes decide la más avanzada: ${deciding.join(', ')}. `
      : '';
  return {
    kind: kinds[next.step] ?? 'success',
    title: stateWords(state, facts.orders.length),
    text: `${several}${whereWords(next.step)}`,
    deciding,
  };
}
