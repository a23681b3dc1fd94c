import { z } from 'zod';
import { always, defineStep } from './step.ts';

/** B.4: the autonomous order for the annulment of charges is the paper of the hand-off to Generación de Cargos (I-7). */
export const chargeAnnulment = defineStep({
  id: 'B4',
  answer: z.strictObject({ charges: z.string().trim().min(1).max(500) }),
  facts: z.strictObject({ requestId: z.string().max(40) }),
  look: (facts) => ({ requestId: facts.request.id }),
  admit: always,
  next: () => ({ kind: 'handoff', procedure: 'charge-generation', continueAt: 'B5', waits: false }),
  branches: [
    { to: 'handoff-charge-generation', label: '' },
    { to: 'B5', label: '' },
  ],
  once: true,
  summary: (answer) => [{ label: 'Cargos por anular', value: answer.charges }],
});
