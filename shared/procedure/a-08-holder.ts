import { z } from 'zod';
import { documentKinds } from '../domain/documents.ts';
import { ok, refuse } from '../result.ts';
import { type Requirement, requirementNames } from './requirements.ts';
import { defineStep, toStep } from './step.ts';

const answerSchema = z.strictObject({
  requester: z.enum(['holder', 'representative']),
  /** Who came for the holder; null when the holder came. */
  representative: z
    .strictObject({ name: z.string().trim().min(1).max(120), identity: z.string().trim().min(1).max(40) })
    .nullable(),
  holderCardSeen: z.boolean(),
  invoiceSeen: z.boolean(),
});
const factsSchema = z.strictObject({ paid: z.boolean(), documents: z.array(z.enum(documentKinds)) });

/** What stands between the person at the desk and A.10. A representative's papers have to be captured, not only shown (I-2). */
export function missingRequirements(
  answer: z.output<typeof answerSchema>,
  facts: z.output<typeof factsSchema>,
): readonly Requirement[] {
  const missing: Requirement[] = [];
  if (answer.requester === 'holder') {
    if (!answer.holderCardSeen) missing.push('holder-card');
  } else {
    if (!facts.documents.includes('authorization-letter')) missing.push('authorization-letter');
    if (!facts.documents.includes('identity-card-copy')) missing.push('holder-card-copy');
  }
  if (facts.paid && !answer.invoiceSeen && !facts.documents.includes('invoice')) missing.push('invoice');
  return missing;
}

/** A.8: the holder with the C.I., or somebody with the holder's letter and copy; the invoice where something was paid. */
export const holder = defineStep({
  id: 'A8',
  answer: answerSchema,
  facts: factsSchema,
  look: (facts, history) => ({
    paid: facts.payments.length > 0 || history.paidAtDesk,
    documents: [...history.documents],
  }),
  admit: (answer) =>
    (answer.requester === 'representative') === (answer.representative !== null)
      ? ok(null)
      : refuse('invalid-answer'),
  next: (answer, facts) => toStep(missingRequirements(answer, facts).length === 0 ? 'A10' : 'A9'),
  branches: [
    { to: 'A10', label: 'Titular o apoderado con requisitos' },
    { to: 'A9', label: 'Faltan requisitos' },
  ],
  summary: (answer, facts) => {
    const missing = missingRequirements(answer, facts);
    return [
      {
        label: 'Solicitante',
        value: answer.representative
          ? `${answer.representative.name}, C.I. ${answer.representative.identity} (apoderado)`
          : 'Titular',
      },
      {
        label: 'Requisitos',
        value:
          missing.length === 0
            ? 'Completos'
            : `Falta: ${missing.map((each) => requirementNames[each]).join('; ')}`,
      },
    ];
  },
});
