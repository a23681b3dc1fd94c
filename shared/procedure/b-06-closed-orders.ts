import { z } from 'zod';
import { closedOrderSchema, closedOrdersOf } from './restoration.ts';
import { always, defineStep, toStep } from './step.ts';

/** B.6: computed: are there closed work orders of what was annulled? */
export const closedOrders = defineStep({
  id: 'B6',
  answer: z.strictObject({}),
  facts: z.strictObject({ closed: z.array(closedOrderSchema.pick({ id: true })).max(99) }),
  look: (facts, history) => ({ closed: closedOrdersOf(facts, history).map(({ id }) => ({ id })) }),
  admit: always,
  next: (_answer, facts) => toStep(facts.closed.length > 0 ? 'B7' : 'B12'),
  branches: [
    { to: 'B7', label: 'Existen' },
    { to: 'B12', label: 'No existen' },
  ],
  summary: (_answer, facts) => [
    {
      label: 'Órdenes cerradas',
      value: facts.closed.length === 0 ? 'Ninguna' : facts.closed.map(({ id }) => id).join('; '),
    },
  ],
});
