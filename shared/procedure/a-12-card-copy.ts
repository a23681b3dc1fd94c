import { z } from 'zod';
import { documentKindNames, documentKinds } from '../domain/documents.ts';
import { ok, refuse } from '../result.ts';
import { defineStep, toStep } from './step.ts';

const needed = ['identity-card-copy', 'annulment-note'] as const;

/** A.12: the photocopy of the C.I. and the note that asks for the annulment, both captured. */
export const cardCopy = defineStep({
  id: 'A12',
  answer: z.strictObject({}),
  facts: z.strictObject({ documents: z.array(z.enum(documentKinds)) }),
  look: (_facts, history) => ({ documents: [...history.documents] }),
  admit: (_answer, facts) =>
    needed.every((kind) => facts.documents.includes(kind)) ? ok(null) : refuse('documents-missing'),
  next: () => toStep('A13'),
  branches: [{ to: 'A13', label: '' }],
  summary: () => [{ label: 'Documentos', value: needed.map((kind) => documentKindNames[kind]).join('; ') }],
});
