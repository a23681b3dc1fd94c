import { z } from 'zod';
import { ok, refuse } from '../result.ts';
import { availableItems } from './facts.ts';
import { defineStep, toStep } from './step.ts';

/** A.3: a request with a single item left offers the full annulment alone. */
export const annulmentType = defineStep({
  id: 'A3',
  answer: z.strictObject({ type: z.enum(['full', 'partial']) }),
  facts: z.strictObject({ availableItems: z.int().min(0) }),
  look: (facts) => ({ availableItems: availableItems(facts).length }),
  admit: (answer, facts) =>
    answer.type === 'partial' && facts.availableItems < 2 ? refuse('invalid-answer') : ok(null),
  // Motive and cause are asked on the full path too (I-1).
  next: (answer) => toStep(answer.type === 'full' ? 'A4.1' : 'A4'),
  branches: [
    { to: 'A4.1', label: 'Anulación completa' },
    { to: 'A4', label: 'Anulación parcial' },
  ],
  summary: (answer) => [
    { label: 'Tipo de anulación', value: answer.type === 'full' ? 'Completa' : 'Parcial' },
  ],
});
