import { z } from 'zod';
import { ok, refuse } from '../result.ts';
import { defineStep, toStep } from './step.ts';
import { admitOwnArea, lookAtTarget, targetOrderFacts } from './target-order.ts';

/** B.11: the order closes by itself once it is legalized; refused while an activity is open. */
export const legalizeOrder = defineStep({
  id: 'B11',
  answer: z.strictObject({ note: z.string().trim().max(500) }),
  facts: targetOrderFacts,
  look: lookAtTarget,
  admit: (_answer, { order }) =>
    order?.activities.every(({ state }) => state === 'done' || state === 'waived')
      ? ok(null)
      : refuse('activity-open'),
  admitActor: admitOwnArea,
  next: () => toStep('B12'),
  branches: [{ to: 'B12', label: 'Todas las órdenes cerradas' }],
  scope: 'order',
  summary: (answer, { order }) => [
    { label: `Orden ${order?.number ?? ''}`, value: 'Legalizada y cerrada' },
    ...(answer.note === '' ? [] : [{ label: 'Nota', value: answer.note }]),
  ],
});
