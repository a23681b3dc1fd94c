import { z } from 'zod';
import { always, defineStep, toStep } from './step.ts';
import { admitOwnArea, lookAtTarget, targetOrderFacts } from './target-order.ts';

/** B.9: who attends the order; its state becomes assigned. It can be given to somebody else while activities are open. */
export const assignOrder = defineStep({
  id: 'B9',
  answer: z.strictObject({ assignedTo: z.string().trim().min(1).max(120) }),
  facts: targetOrderFacts,
  look: lookAtTarget,
  admit: always,
  admitActor: admitOwnArea,
  next: () => toStep('B10'),
  branches: [{ to: 'B10', label: '' }],
  scope: 'order',
  summary: (answer, { order }) => [
    { label: `Orden ${order?.number ?? ''}`, value: `Asignada a ${answer.assignedTo}` },
  ],
});
