import { ok, type Result, refuse } from '../result.ts';
import type { ActionOf, Actor } from './events.ts';
import type { CaseFacts } from './facts.ts';
import type { StepId } from './outline.ts';
import type { RefusalCode } from './refusals.ts';
import type { CaseState } from './state.ts';
import { isQueued, rolesOf } from './tasks.ts';

type Moment = Pick<CaseFacts, 'at' | 'takeMinutes'>;

/** Who has the case now; nobody once it was taken and forgotten (U12). */
export function holderNow<Holder extends { readonly at: string }>(
  { holder }: { readonly holder: Holder | null },
  { at, takeMinutes }: Moment,
): Holder | null {
  if (holder === null) return null;
  return Date.parse(at) - Date.parse(holder.at) < takeMinutes * 60_000 ? holder : null;
}

/** Nobody else has it. */
export function mayHold(
  state: Pick<CaseState, 'holder'>,
  moment: Moment,
  actor: Pick<Actor, 'userId'>,
): boolean {
  const holder = holderNow(state, moment);
  return holder === null || holder.userId === actor.userId;
}

/** The step at which somebody has the case as a whole. At B.8 nobody has: each area works on its own orders. */
function queuedStep({ position }: Pick<CaseState, 'position'>): Result<StepId, RefusalCode> {
  if (position.kind === 'ended') return refuse('case-ended');
  const isWhole = position.kind === 'step' && isQueued(position.step) && position.step !== 'B8';
  return isWhole ? ok(position.step) : refuse('not-current-step');
}

/** A case is taken out of its queue where a queue has it. */
export function take(
  state: CaseState,
  facts: CaseFacts,
  actor: Actor,
): Result<ActionOf<'case-taken'>, RefusalCode> {
  const step = queuedStep(state);
  if (!step.ok) return step;
  if (!rolesOf(state, step.value).includes(actor.role)) return refuse('wrong-role');
  return mayHold(state, facts, actor) ? ok({ type: 'case-taken' }) : refuse('taken-by-other');
}

export function release(state: CaseState, actor: Actor): Result<ActionOf<'case-released'>, RefusalCode> {
  if (state.holder === null) return refuse('not-taken');
  // The head frees what somebody has forgotten.
  const mayRelease = state.holder.userId === actor.userId || actor.role === 'service-head';
  return mayRelease ? ok({ type: 'case-released' }) : refuse('taken-by-other');
}

/** The head gives a case to somebody who may answer its present step. */
export function reassign(
  state: CaseState,
  { to, reason }: Pick<ActionOf<'case-reassigned'>, 'to' | 'reason'>,
  actor: Actor,
): Result<ActionOf<'case-reassigned'>, RefusalCode> {
  if (actor.role !== 'service-head') return refuse('wrong-role');
  const step = queuedStep(state);
  if (!step.ok) return step;
  if (!rolesOf(state, step.value).includes(to.role)) return refuse('wrong-role');
  return reason.trim() === ''
    ? refuse('reason-missing')
    : ok({ type: 'case-reassigned', to, reason: reason.trim() });
}
