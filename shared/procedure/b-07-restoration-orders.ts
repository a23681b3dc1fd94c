import { z } from 'zod';
import { attendingAreaNames, plannedOrderSchema } from '../domain/autonomous-orders.ts';
import { ok, refuse } from '../result.ts';
import { isProposal, proposalFor } from './restoration.ts';
import { defineStep, toStep } from './step.ts';

/** B.7: one autonomous order an area, last done first undone; whoever changes the proposal says why. */
export const restorationOrders = defineStep({
  id: 'B7',
  answer: z.strictObject({
    orders: z.array(plannedOrderSchema).min(1).max(3),
    /** Why the proposal was changed; empty when it was taken as it is. */
    reason: z.string().trim().max(500),
  }),
  facts: z.strictObject({ proposed: z.array(plannedOrderSchema).max(3) }),
  look: (facts, history) => ({ proposed: [...proposalFor(facts, history)] }),
  admit: (answer, facts) => {
    const areas = new Set(answer.orders.map(({ area }) => area));
    if (areas.size !== answer.orders.length) return refuse('invalid-answer');
    return answer.reason === '' && !isProposal(answer.orders, facts.proposed)
      ? refuse('reason-missing')
      : ok(null);
  },
  next: () => toStep('B8'),
  branches: [{ to: 'B8', label: '' }],
  once: true,
  summary: (answer) => [
    {
      label: 'Órdenes autónomas',
      value: answer.orders
        .map(
          ({ area, activities }) =>
            `${attendingAreaNames[area]}: ${activities.map(({ name }) => name).join(', ')}`,
        )
        .join('; '),
    },
    ...(answer.reason === '' ? [] : [{ label: 'Cambios a la propuesta', value: answer.reason }]),
  ],
});
