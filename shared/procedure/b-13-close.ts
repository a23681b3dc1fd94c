import { z } from 'zod';
import { daySchema, formatDate } from '../domain/dates.ts';
import { ok, refuse } from '../result.ts';
import { handoffProcedures } from './handoffs.ts';
import { defineStep } from './step.ts';

/** B.13: the closing data. Refused while a hand-off, an autonomous order or the supervisor's task is open (I-7). */
export const close = defineStep({
  id: 'B13',
  answer: z.strictObject({ closedOn: daySchema, note: z.string().trim().max(500) }),
  facts: z.strictObject({
    openHandoffs: z.array(z.enum(handoffProcedures)),
    openOrders: z.int().min(0),
    openTasks: z.int().min(0),
    businessDay: daySchema,
  }),
  look: (facts, history) => ({
    openHandoffs: [...history.openHandoffs],
    openOrders: history.orders.filter(({ state }) => state !== 'closed').length,
    openTasks: history.openSideTasks,
    businessDay: facts.businessDay,
  }),
  admit: (answer, facts) => {
    if (facts.openHandoffs.length > 0) return refuse('handoff-open');
    if (facts.openOrders > 0) return refuse('orders-open');
    if (facts.openTasks > 0) return refuse('task-open');
    return answer.closedOn > facts.businessDay ? refuse('invalid-answer') : ok(null);
  },
  next: () => ({ kind: 'end', outcome: 'annulled' }),
  branches: [{ to: 'end-annulled', label: '' }],
  once: true,
  summary: (answer) => [
    { label: 'Cierre', value: formatDate(answer.closedOn) },
    ...(answer.note === '' ? [] : [{ label: 'Nota', value: answer.note }]),
  ],
});
