import { z } from 'zod';
import { ok } from '../result.ts';
import { defineStep, toStep } from './step.ts';

/** What an annulment's motive is told by, at both desks. */
export const motiveFields = {
  motiveId: z.string().min(1).max(40),
  motiveName: z.string().min(1).max(120),
  causeId: z.string().min(1).max(40),
  causeName: z.string().min(1).max(120),
  noteRequired: z.boolean(),
  note: z.string().trim().max(500),
};

export function hasItsNote(answer: { readonly noteRequired: boolean; readonly note: string }): boolean {
  return !answer.noteRequired || answer.note !== '';
}

/** A.4.1: from the catalogue, whose words are kept with the answer; a note where the motive asks for one. */
export const motive = defineStep({
  id: 'A4.1',
  answer: z.strictObject(motiveFields).refine(hasItsNote, { path: ['note'] }),
  facts: z.strictObject({}),
  look: () => ({}),
  admit: () => ok(null),
  next: () => toStep('A5'),
  branches: [{ to: 'A5', label: '' }],
  summary: (answer) => [
    { label: 'Motivo', value: answer.motiveName },
    { label: 'Causa', value: answer.causeName },
    ...(answer.note === '' ? [] : [{ label: 'Nota', value: answer.note }]),
  ],
});
