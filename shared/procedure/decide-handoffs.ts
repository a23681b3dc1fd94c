import { ok, type Result, refuse } from '../result.ts';
import type { ActionOf, Actor } from './events.ts';
import type { CaseFacts } from './facts.ts';
import type { RefusalCode } from './refusals.ts';
import type { CaseState } from './state.ts';

type Decision<Type extends 'refund-recorded' | 'handoff-returned' | 'impossible-decided'> = Result<
  ActionOf<Type>,
  RefusalCode
>;
type Given<Type extends 'refund-recorded' | 'handoff-returned' | 'impossible-decided'> = Omit<
  ActionOf<Type>,
  'type'
>;

/** The cash desk gives back what the notification says, once (the end of A.6's hand-off). */
export function recordRefund(
  state: CaseState,
  given: Given<'refund-recorded'>,
  facts: CaseFacts,
  actor: Actor,
): Decision<'refund-recorded'> {
  if (actor.role !== 'cashier') return refuse('wrong-role');
  const { registered, refund } = state;
  if (registered?.notificationNumber !== given.notificationNumber) return refuse('wrong-number');
  if (refund !== null) return refuse('already-refunded');
  const ended = state.handoffs.find(({ procedure }) => procedure === 'cashier')?.ended ?? null;
  const isWithClaims = state.handoffs.some(({ procedure }) => procedure === 'billing-claims');
  if (isWithClaims || ended !== null) return refuse('refund-transferred');
  if (state.position.kind === 'ended') return refuse('case-ended');
  if (registered.refundCents === 0 || given.amountCents !== registered.refundCents)
    return refuse('amount-differs');
  if (given.receiptNumber.trim() === '' || given.refundedOn > facts.businessDay)
    return refuse('invalid-answer');
  return ok({ type: 'refund-recorded', ...given, receiptNumber: given.receiptNumber.trim() });
}

/** Another procedure has given the case back, with its date and result. The cash desk's own end is the refund. */
export function returnHandoff(
  state: CaseState,
  given: Given<'handoff-returned'>,
  facts: CaseFacts,
  actor: Actor,
): Decision<'handoff-returned'> {
  if (actor.role !== 'back-office-incidents') return refuse('wrong-role');
  const handoff = state.handoffs.find(({ number }) => number === given.number);
  if (handoff === undefined || handoff.procedure === 'cashier') return refuse('wrong-number');
  if (handoff.ended !== null) return refuse('handoff-ended');
  const result = given.result.trim();
  if (result === '' || given.returnedOn > facts.businessDay) return refuse('invalid-answer');
  return ok({ type: 'handoff-returned', ...given, result });
}

/** What becomes of an activity that could not be done: Back Office Incidencias decides (COM-DSC-P06 B.10). */
export function decideImpossible(
  state: CaseState,
  given: Given<'impossible-decided'>,
  actor: Actor,
): Decision<'impossible-decided'> {
  if (actor.role !== 'back-office-incidents') return refuse('wrong-role');
  const order = state.orders.find(({ number }) => number === given.order);
  const activity = order?.activities.find(({ line }) => line === given.line);
  if (activity === undefined) return refuse('wrong-number');
  if (activity.state !== 'impossible') return refuse('activity-answered');
  const note = given.note.trim();
  return note === '' ? refuse('reason-missing') : ok({ type: 'impossible-decided', ...given, note });
}
