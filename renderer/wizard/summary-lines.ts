import type { CaseState } from '../../shared/procedure/state.ts';
import type { SummaryLine } from '../../shared/procedure/step.ts';
import { type AnswerableStepId, stepOf } from '../../shared/procedure/steps.ts';

export interface StepSummary {
  readonly step: AnswerableStepId;
  readonly lines: readonly SummaryLine[];
}

/** The answers on the present path in the words of their steps, for the case so far and the review. */
export function summariesOf(state: Pick<CaseState, 'answers' | 'path'>): readonly StepSummary[] {
  return state.path.flatMap((step) => {
    const answered = state.answers.find((each) => each.step === step);
    return answered ? [{ step, lines: stepOf(step).summary(answered.answer, answered.facts) }] : [];
  });
}
