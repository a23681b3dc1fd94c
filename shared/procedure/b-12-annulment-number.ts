import { z } from 'zod';
import { ok, refuse } from '../result.ts';
import { defineStep, toStep } from './step.ts';

/** What is typed or scanned, without the spaces and hyphens that people leave out or put in. */
function plainNumber(text: string): string {
  return text.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');
}

/** B.12: the annulment request's number, typed or scanned: the case's own, or its notification's. */
export const annulmentNumber = defineStep({
  id: 'B12',
  answer: z.strictObject({ number: z.string().trim().min(1).max(80) }),
  facts: z.strictObject({
    caseNumber: z.string().max(40),
    notificationNumber: z.string().max(40).nullable(),
  }),
  look: (_facts, { caseNumber, notificationNumber }) => ({ caseNumber, notificationNumber }),
  admit: ({ number }, { caseNumber, notificationNumber }) =>
    [caseNumber, notificationNumber ?? ''].some(
      (each) => each !== '' && plainNumber(each) === plainNumber(number),
    )
      ? ok(null)
      : refuse('wrong-number'),
  next: () => toStep('B13'),
  branches: [{ to: 'B13', label: '' }],
  summary: (answer) => [{ label: 'Solicitud de anulación', value: answer.number }],
});
