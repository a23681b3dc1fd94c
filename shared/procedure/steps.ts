import type { z } from 'zod';
import { identify } from './a-01-identify.ts';
import { registrationDate } from './a-02-registration-date.ts';
import { annulmentType } from './a-03-type.ts';
import { motive } from './a-04-1-motive.ts';
import { items } from './a-04-items.ts';
import { installationFee } from './a-05-installation-fee.ts';
import { refund } from './a-06-refund.ts';
import type { StepId } from './outline.ts';
import type { StepDefinition } from './step.ts';

/** The steps that this version can answer. At any other step of the outline a case waits. */
export const steps = {
  A1: identify,
  A2: registrationDate,
  A3: annulmentType,
  A4: items,
  'A4.1': motive,
  A5: installationFee,
  A6: refund,
} as const;

export type AnswerableStepId = keyof typeof steps;
export const answerableStepIds = Object.keys(steps) as AnswerableStepId[];

export type AnswerOf<Step extends AnswerableStepId> = z.output<(typeof steps)[Step]['answer']>;
export type FactsOf<Step extends AnswerableStepId> = z.output<(typeof steps)[Step]['facts']>;

export function isAnswerable(step: StepId): step is AnswerableStepId {
  return step in steps;
}

/**
 * A step without its own answer type, for code that treats all alike. Sound because `parseAnswer` and `facts.parse` of the same
 * definition made the values that are handed to it.
 */
export function stepOf(step: AnswerableStepId): StepDefinition<unknown, unknown> {
  return steps[step] as unknown as StepDefinition<unknown, unknown>;
}
