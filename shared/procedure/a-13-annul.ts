import { z } from 'zod';
import { isInstalled, orderStateNames, orderStates } from '../domain/orders.ts';
import { requestItemSchema } from '../domain/requests.ts';
import { ok, refuse } from '../result.ts';
import { relevantOrderState } from './relevant-orders.ts';
import { defineStep, toStep } from './step.ts';

/** A.13: the act. The orders are looked at once more: one that was assigned meanwhile is the supervisor's matter, back at A.11. */
export const annul = defineStep({
  id: 'A13',
  answer: z.strictObject({}),
  facts: z.strictObject({ orderState: z.enum(orderStates), items: z.array(requestItemSchema) }),
  look: (facts, history) => ({
    orderState: relevantOrderState(facts.orders, history.items),
    items: [...(history.items ?? [])],
  }),
  admit: (_answer, facts) =>
    isInstalled(facts.orderState) || facts.orderState === 'assigned' ? refuse('stale-facts') : ok(null),
  next: () => toStep('B1'),
  branches: [{ to: 'B1', label: '' }],
  once: true,
  summary: (_answer, facts) => [
    { label: 'Anulado', value: facts.items.map((item) => item.description).join('; ') },
    { label: 'Orden de trabajo', value: orderStateNames[facts.orderState] },
  ],
});
