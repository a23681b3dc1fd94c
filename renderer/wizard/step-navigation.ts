import { useSearchParams } from 'react-router';
import type { Role } from '../../shared/domain/people.ts';
import type { CaseView, SignedIn } from '../../shared/ipc/views.ts';
import { isSameCentre } from '../../shared/procedure/centres.ts';
import { lockOf } from '../../shared/procedure/decide-answer.ts';
import { mayAnswer, type StepId, stepIds } from '../../shared/procedure/outline.ts';
import { tasksOf } from '../../shared/procedure/tasks.ts';
import { useSession } from '../components/session.tsx';

/** What the wizard shows: a step, or the review before the counter's act. */
export type Place = StepId | 'review';

type Viewer = Pick<SignedIn, 'role' | 'area'>;

/**
 * Where this person goes on with the case: at its present step, or at a task beside it (A.14, A.16 of I-4). Null when somebody else is
 * waited for; autonomous orders and hand-offs have pages of their own.
 */
export function presentPlace({ state }: Pick<CaseView, 'state'>, { role, area }: Viewer): Place | null {
  const own = tasksOf(state).find(
    (task) =>
      task.purpose === 'answer' &&
      task.target === null &&
      task.roles.includes(role) &&
      (task.centre === null || isSameCentre(task.centre, area.name)),
  );
  if (own === undefined) return null;
  return state.position.kind === 'act' ? 'review' : own.step;
}

/** The answered steps and the present one, in the order in which they were gone through. */
export function placesOf(view: Pick<CaseView, 'state'>, present: Place | null): readonly Place[] {
  const { path } = view.state;
  return present === null || path.includes(present as StepId) ? path : [...path, present];
}

/** May this role still answer the step again? What had its effect outside of the case is only looked at. */
export function mayChange({ state }: Pick<CaseView, 'state'>, step: StepId, role: Role): boolean {
  return state.path.indexOf(step) > lockOf(state) && mayAnswer(role, step);
}

function parsePlace(text: string | null): StepId | null {
  return stepIds.find((step) => step === text) ?? null;
}

export interface StepNavigation {
  readonly shown: Place | null;
  /** The place before the shown one that can be gone back to; null at the first. */
  readonly previous: StepId | null;
  goTo(step: StepId, from: 'back' | 'change'): void;
  /** After an answer: on to the next place, or straight to the present one when a single answer was changed. */
  goOn(answered: CaseView): void;
}

/** Where in the wizard the clerk looks: going back shows an earlier step without changing the case. */
export function useStepNavigation(view: CaseView): StepNavigation {
  const { user } = useSession();
  const [parameters, setParameters] = useSearchParams();
  const present = user ? presentPlace(view, user) : null;
  const places = placesOf(view, present);
  const asked = parsePlace(parameters.get('paso'));
  const mayGoTo = (step: StepId) => user !== null && mayChange(view, step, user.role);
  const isReachable = asked !== null && present !== null && places.includes(asked) && mayGoTo(asked);
  const shown = isReachable ? asked : present;
  const index = shown === null ? -1 : places.indexOf(shown);
  const before = index < 1 ? undefined : places[index - 1];
  // A.1 answered again would be another request: that is a new case, not a step back.
  const canGoBack = before !== undefined && before !== 'review' && before !== 'A1' && mayGoTo(before);
  return {
    shown,
    previous: canGoBack ? before : null,
    goTo: (step, from) => setParameters({ paso: step, desde: from }),
    goOn: (answered) => {
      const presentNow = user ? presentPlace(answered, user) : null;
      const now = placesOf(answered, presentNow);
      const next = shown === null ? undefined : now[now.indexOf(shown) + 1];
      const isLast = next === undefined || next === 'review' || next === presentNow;
      setParameters(isLast || parameters.get('desde') !== 'back' ? {} : { paso: next, desde: 'back' });
    },
  };
}
