import { ok, type Result, refuse } from '../result.ts';
import { mayHold } from './custody.ts';
import type { ActionOf, Actor } from './events.ts';
import type { CaseFacts } from './facts.ts';
import { isSideTask } from './fold.ts';
import { historyOf, noHistory } from './history.ts';
import { mayAnswer, type StepId } from './outline.ts';
import type { RefusalCode } from './refusals.ts';
import type { CaseState } from './state.ts';
import { stepOf } from './steps.ts';
import { isQueued, orderStep, rolesOf } from './tasks.ts';

interface Admitted {
  readonly answer: unknown;
  readonly facts: unknown;
}

/** Is the answer one of the step, and allowed on the facts? */
export function admitAnswer(
  state: CaseState | null,
  step: StepId,
  target: string | null,
  input: unknown,
  facts: CaseFacts,
  actor: Actor,
): Result<Admitted, RefusalCode> {
  const definition = stepOf(step);
  const answer = definition.answer.safeParse(input);
  if (!answer.success) return refuse('invalid-answer');
  const history = state === null ? noHistory : historyOf(state);
  // Facts that are not there, such as a list of what is missing when nothing is: the step is not asked then.
  const looked = definition.facts.safeParse(definition.look(facts, history, target));
  if (!looked.success) return refuse('not-current-step');
  const allowed = definition.admitActor?.(actor, looked.data, history) ?? ok(null);
  if (!allowed.ok) return allowed;
  const admitted = definition.admit(answer.data, looked.data, history);
  return admitted.ok ? ok({ answer: answer.data, facts: looked.data }) : admitted;
}

/** Index in the path of the last answer that had its effect outside of the case, and is not gone behind: -1 when none had. */
export function lockOf(state: CaseState): number {
  const once = state.path.findLastIndex((step) => stepOf(step).once === true);
  const act = state.registered?.notificationNumber ? state.path.indexOf('A5') : -1;
  return Math.max(once, act);
}

/** Is this step, for this order, one that can be answered now, or corrected? */
function admitPlace(state: CaseState, step: StepId, target: string | null): Result<null, RefusalCode> {
  if (stepOf(step).scope === 'order') {
    const order = state.orders.find(({ number }) => number === target);
    if (order === undefined || state.position.kind !== 'step' || state.position.step !== 'B8')
      return refuse('not-current-step');
    const current = orderStep(order);
    // The order can be given to somebody else while it is worked on.
    const isAgain = step === 'B9' && current === 'B10';
    if (current === step || isAgain) return ok(null);
    return step === 'B11' && current === 'B10' ? refuse('activity-open') : refuse('not-current-step');
  }
  if (target !== null) return refuse('not-current-step');
  if (isSideTask(state, step)) return ok(null);
  const isCurrent = state.position.kind === 'step' && state.position.step === step;
  if (isCurrent) return ok(null);
  const index = state.path.indexOf(step);
  if (index === -1) return state.registered ? refuse('already-registered') : refuse('not-current-step');
  return index <= lockOf(state) ? refuse('already-registered') : ok(null);
}

/** Before the act, whoever holds the present step may also correct the earlier ones. */
function holdsPresentStep(state: CaseState, actor: Pick<Actor, 'role'>): boolean {
  const { position } = state;
  if (position.kind === 'act') return mayAnswer(actor.role, 'A5');
  return position.kind === 'step' && rolesOf(state, position.step).includes(actor.role);
}

/** A step's answer, by the right person, in its place, on the facts at hand. */
export function decideAnswer(
  state: CaseState,
  {
    step,
    target,
    answer,
  }: { readonly step: StepId; readonly target: string | null; readonly answer: unknown },
  facts: CaseFacts,
  actor: Actor,
): Result<ActionOf<'step-answered'>, RefusalCode> {
  if (!mayAnswer(actor.role, step)) return refuse('wrong-role');
  if (state.position.kind === 'ended') return refuse('case-ended');
  const placed = admitPlace(state, step, target);
  if (!placed.ok) return placed;
  const isBeside = target !== null || isSideTask(state, step);
  if (!isBeside) {
    if (!rolesOf(state, step).includes(actor.role)) return refuse('wrong-area');
    if (!holdsPresentStep(state, actor)) return refuse('not-current-step');
    if (isQueued(step) && !mayHold(state, facts, actor)) return refuse('taken-by-other');
  }
  const admitted = admitAnswer(state, step, target, answer, facts, actor);
  return admitted.ok ? ok({ type: 'step-answered', step, target, ...admitted.value }) : admitted;
}
