import { z } from 'zod';
import { orderStateNames, orderStates } from '../domain/orders.ts';
import { ok, refuse } from '../result.ts';
import { relevantOrders } from './relevant-orders.ts';
import { defineStep } from './step.ts';

/** `I-LPZ-01-02-000045-KTRB`: the communication to the customer. */
export function communicationNumber(caseNumber: string): string {
  return `I-${caseNumber}`;
}

/** A.15: the customer is told, with the printed communication, why the annulment cannot be. */
export const inadmissible = defineStep({
  id: 'A15',
  answer: z.strictObject({ note: z.string().trim().max(500) }),
  facts: z.strictObject({
    orders: z.array(z.strictObject({ id: z.string().max(40), state: z.enum(orderStates) })).max(99),
    communicationNumber: z.string().max(60),
  }),
  look: (facts, history) => ({
    orders: relevantOrders(facts.orders, history.items).map(({ id, state }) => ({ id, state })),
    communicationNumber: communicationNumber(history.caseNumber),
  }),
  admit: (_answer, facts, history) =>
    history.papers.includes(facts.communicationNumber) ? ok(null) : refuse('not-printed'),
  next: () => ({ kind: 'end', outcome: 'inadmissible' }),
  branches: [{ to: 'end-inadmissible', label: '' }],
  once: true,
  summary: (answer, facts) => [
    {
      label: 'Improcedente',
      value: facts.orders.map(({ id, state }) => `${id} ${orderStateNames[state]}`).join('; '),
    },
    ...(answer.note === '' ? [] : [{ label: 'Nota', value: answer.note }]),
  ],
});
