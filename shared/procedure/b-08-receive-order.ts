import { z } from 'zod';
import { always, defineStep, toStep } from './step.ts';
import { admitOwnArea, lookAtTarget, targetOrderFacts } from './target-order.ts';

/** B.8: ORCAO shows the area's autonomous orders; the one that is there is received. */
export const receiveOrder = defineStep({
  id: 'B8',
  answer: z.strictObject({}),
  facts: targetOrderFacts,
  look: lookAtTarget,
  admit: always,
  admitActor: admitOwnArea,
  next: () => toStep('B9'),
  branches: [
    { to: 'B9', label: 'Existe orden autónoma' },
    { to: 'end-nothing', label: 'No existe' },
  ],
  scope: 'order',
  summary: (_answer, { order }) => [{ label: 'Orden autónoma recibida', value: order?.number ?? '' }],
});
