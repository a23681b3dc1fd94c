import { z } from 'zod';
import { ok, refuse } from '../result.ts';
import { requirementNames, requirements } from './requirements.ts';
import { defineStep, toStep } from './step.ts';

/** `R-LPZ-01-02-000045-KTRB-1`: the slip with what is missing, one each time that it is asked for. */
export function slipNumber(caseNumber: string, asked: number): string {
  return `R-${caseNumber}-${asked + 1}`;
}

/** A.9: the customer leaves with the slip; the case waits at A.7, for any workstation. */
export const askRequirements = defineStep({
  id: 'A9',
  answer: z.strictObject({ note: z.string().trim().max(500) }),
  facts: z.strictObject({ missing: z.array(z.enum(requirements)).min(1), slipNumber: z.string().max(60) }),
  look: (_facts, history) => ({
    missing: [...history.missing],
    slipNumber: slipNumber(history.caseNumber, history.asked),
  }),
  admit: (_answer, facts, history) =>
    history.papers.includes(facts.slipNumber) ? ok(null) : refuse('not-printed'),
  next: () => toStep('A7'),
  branches: [{ to: 'A7', label: 'El cliente vuelve' }],
  resets: () => ['A7', 'A8', 'A9'],
  summary: (answer, facts) => [
    { label: 'Se pidió', value: facts.missing.map((each) => requirementNames[each]).join('; ') },
    ...(answer.note === '' ? [] : [{ label: 'Nota', value: answer.note }]),
  ],
});
