import type { StepId } from './outline.ts';
import type { CaseState } from './state.ts';
import type { AnswerOf, FactsOf } from './steps.ts';

/** The present answer of a step with its facts, or null. */
export function answerOf<Step extends StepId>(
  state: Pick<CaseState, 'answers'>,
  step: Step,
): { readonly answer: AnswerOf<Step>; readonly facts: FactsOf<Step> } | null {
  const found = state.answers.find((each) => each.step === step);
  return found ? { answer: found.answer as AnswerOf<Step>, facts: found.facts as FactsOf<Step> } : null;
}
