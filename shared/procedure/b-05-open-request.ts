import { z } from 'zod';
import { orderStateNames, orderStates } from '../domain/orders.ts';
import { always, defineStep, toStep } from './step.ts';

/** B.5: the sale request was looked through: its items, orders and history. */
export const openRequest = defineStep({
  id: 'B5',
  answer: z.strictObject({}),
  facts: z.strictObject({
    requestId: z.string().max(40),
    items: z.int().min(0),
    orders: z.array(z.strictObject({ id: z.string().max(40), state: z.enum(orderStates) })).max(99),
  }),
  look: (facts) => ({
    requestId: facts.request.id,
    items: facts.request.items.length,
    orders: facts.orders.map(({ id, state }) => ({ id, state })),
  }),
  admit: always,
  next: () => toStep('B6'),
  branches: [{ to: 'B6', label: '' }],
  summary: (_answer, facts) => [
    {
      label: 'Solicitud de venta',
      value: `${facts.requestId}: ${facts.items === 1 ? '1 producto' : `${facts.items} productos`}, ${
        facts.orders.map(({ id, state }) => `${id} ${orderStateNames[state]}`).join('; ') || 'sin órdenes'
      }`,
    },
  ],
});
