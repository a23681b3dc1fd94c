import { z } from 'zod';
import { always, defineStep, toStep } from './step.ts';

/** B.2: the sale request's number and the motive are known; the advisor takes the case. */
export const choose = defineStep({
  id: 'B2',
  answer: z.strictObject({}),
  facts: z.strictObject({ requestId: z.string().max(40), motive: z.string().max(120).nullable() }),
  look: (facts, history) => ({ requestId: facts.request.id, motive: history.motive }),
  admit: always,
  next: () => toStep('B3'),
  branches: [{ to: 'B3', label: '' }],
  summary: (_answer, facts) => [
    { label: 'Solicitud de venta', value: facts.requestId },
    { label: 'Motivo', value: facts.motive ?? 'Sin motivo registrado' },
  ],
});
