import { useSearchParams } from 'react-router';
import type { CaseView } from '../../shared/ipc/views.ts';
import { type AnswerableStepId, answerableStepIds, isAnswerable } from '../../shared/procedure/steps.ts';

/** What the wizard shows: one of the answerable steps, or the review before the act. */
export type Place = AnswerableStepId | 'review';

/** The place where the case waits; null when it does not wait at the counter. */
export function presentPlace({ state }: Pick<CaseView, 'state'>): Place | null {
  const { position } = state;
  if (position.kind === 'act') return 'review';
  return position.kind === 'step' && isAnswerable(position.step) ? position.step : null;
}

/** The answered steps and the present one, in the order in which the clerk goes through them. */
export function placesOf(view: Pick<CaseView, 'state'>): readonly Place[] {
  const present = presentPlace(view);
  return present === null || view.state.path.includes(present as AnswerableStepId)
    ? view.state.path
    : [...view.state.path, present];
}

function parsePlace(text: string | null): AnswerableStepId | null {
  return answerableStepIds.find((step) => step === text) ?? null;
}

export interface StepNavigation {
  readonly shown: Place | null;
  /** The place before the shown one that can be gone back to; null at the first. */
  readonly previous: AnswerableStepId | null;
  goTo(step: AnswerableStepId, from: 'back' | 'change'): void;
  /** After an answer: on to the next place, or straight to the present one when a single answer was changed. */
  goOn(answered: CaseView): void;
}

/** Where in the wizard the clerk looks: going back shows an earlier step without changing the case. */
export function useStepNavigation(view: CaseView): StepNavigation {
  const [parameters, setParameters] = useSearchParams();
  const present = presentPlace(view);
  const places = placesOf(view);
  const asked = parsePlace(parameters.get('paso'));
  const isReachable = asked !== null && !view.state.registered && present !== null && places.includes(asked);
  const shown = isReachable ? asked : present;
  const index = shown === null ? -1 : places.indexOf(shown);
  const before = view.state.registered || index < 1 ? undefined : places[index - 1];
  return {
    shown,
    // A.1 answered again would be another request: that is a new case, not a step back.
    previous: before && before !== 'review' && before !== 'A1' ? before : null,
    goTo: (step, from) => setParameters({ paso: step, desde: from }),
    goOn: (answered) => {
      const now = placesOf(answered);
      const next = shown === null ? undefined : now[now.indexOf(shown) + 1];
      const isLast = next === undefined || next === 'review' || next === presentPlace(answered);
      setParameters(isLast || parameters.get('desde') !== 'back' ? {} : { paso: next, desde: 'back' });
    },
  };
}
