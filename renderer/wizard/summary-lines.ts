import type { StepId } from '../../shared/procedure/outline.ts';
import type { CaseState } from '../../shared/procedure/state.ts';
import type { SummaryLine } from '../../shared/procedure/step.ts';
import { stepOf } from '../../shared/procedure/steps.ts';

export interface StepSummary {
  readonly step: StepId;
  readonly lines: readonly SummaryLine[];
}

/** The answers on the present path in the words of their steps, for the case so far and the review. */
export function summariesOf(state: Pick<CaseState, 'answers' | 'path'>): readonly StepSummary[] {
  return state.path.flatMap((step) => {
    const answered = state.answers.find((each) => each.step === step);
    return answered ? [{ step, lines: stepOf(step).summary(answered.answer, answered.facts) }] : [];
  });
}
