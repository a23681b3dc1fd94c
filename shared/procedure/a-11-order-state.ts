import { z } from 'zod';
import { decidingOrderState, isInstalled, orderStateNames, orderStates } from '../domain/orders.ts';
import { relevantOrders } from './relevant-orders.ts';
import { always, defineStep, toStep } from './step.ts';

/** A.11: computed from the work orders as they stand now; of several the most advanced decides. */
export const orderState = defineStep({
  id: 'A11',
  answer: z.strictObject({}),
  facts: z.strictObject({
    orders: z.array(z.strictObject({ id: z.string().max(40), state: z.enum(orderStates) })).max(99),
    /** A.10 was answered. */
    registered: z.boolean(),
  }),
  look: (facts, history) => ({
    orders: relevantOrders(facts.orders, history.items).map(({ id, state }) => ({ id, state })),
    registered: history.items !== null,
  }),
  admit: always,
  next: (_answer, facts) => {
    const state = decidingOrderState(facts.orders);
    if (isInstalled(state)) return toStep('A15');
    // It came from the counter because of an executed order, and none is executed any more: the back office begins at its beginning.
    if (!facts.registered) return toStep('A7');
    return toStep(state === 'assigned' ? 'A14' : 'A12');
  },
  // The case then begins at A.7: what the counter saw at A.2 holds no more.
  resets: (_answer, facts) =>
    facts.registered || isInstalled(decidingOrderState(facts.orders)) ? [] : ['A2', 'A11'],
  branches: [
    { to: 'A12', label: 'Registrada' },
    { to: 'A14', label: 'Asignada' },
    { to: 'A15', label: 'Ejecutada' },
    { to: 'A7', label: 'Ya no ejecutada' },
  ],
  summary: (_answer, facts) => [
    {
      label: 'Órdenes de trabajo',
      value:
        facts.orders.length === 0
          ? 'Sin órdenes'
          : facts.orders.map(({ id, state }) => `${id} ${orderStateNames[state]}`).join('; '),
    },
  ],
});
