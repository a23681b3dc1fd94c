import { assertNever, ok, type Result, refuse } from '../result.ts';
import { type CaseCommand, decide } from './decide.ts';
import type { CaseAction, CaseEvent } from './events.ts';
import type { CaseFacts } from './facts.ts';
import type { RefusalCode } from './refusals.ts';
import type { CaseState } from './state.ts';
import { stepOf } from './steps.ts';

function commandOf(action: CaseAction): CaseCommand {
  switch (action.type) {
    case 'case-opened':
      return { kind: 'open', caseNumber: action.caseNumber, answer: action.answer };
    case 'step-answered':
      return { kind: 'answer', step: action.step, target: action.target, answer: action.answer };
    case 'annulment-registered':
      return { kind: 'register', notificationNumber: action.notificationNumber };
    case 'paper-printed':
      return {
        kind: 'print',
        paper: action.paper,
        of: action.number,
        outcome: action.outcome,
        reason: action.reason,
      };
    case 'case-withdrawn':
      return { kind: 'withdraw', reason: action.reason, note: action.note };
    case 'case-taken':
      return { kind: 'take' };
    case 'case-released':
      return { kind: 'release' };
    case 'case-reassigned':
      return { kind: 'reassign', to: action.to, reason: action.reason };
    case 'document-attached':
      return { kind: 'attach', document: action.document };
    case 'document-viewed':
      return { kind: 'view-document', documentId: action.documentId };
    case 'document-printed': {
      const { type: _type, ...given } = action;
      return { kind: 'print-document', ...given };
    }
    case 'refund-recorded': {
      const { type: _type, ...given } = action;
      return { kind: 'refund', ...given };
    }
    case 'handoff-returned': {
      const { type: _type, ...given } = action;
      return { kind: 'return-handoff', ...given };
    }
    case 'impossible-decided': {
      const { type: _type, ...given } = action;
      return { kind: 'decide-impossible', ...given };
    }
    default:
      return assertNever(action, 'case action');
  }
}

function sameJson(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Does the event lead where it would lead on the facts at hand? Facts that changed without changing the way are no reason to refuse. */
function agrees(event: CaseAction, decided: CaseAction): boolean {
  if (event.type === 'step-answered' && decided.type === 'step-answered') {
    const { next } = stepOf(event.step);
    return sameJson(next(event.answer, event.facts), next(decided.answer, decided.facts));
  }
  if (event.type === 'case-opened' && decided.type === 'case-opened')
    return sameJson(event.answer, decided.answer);
  if (event.type === 'annulment-registered' && decided.type === 'annulment-registered') {
    const ids = (action: typeof event) => action.items.map((item) => item.id).sort();
    return sameJson(ids(event), ids(decided)) && event.refundCents === decided.refundCents;
  }
  return sameJson(event, decided);
}

/**
 * The central office's check of one event against its own facts: the same judgement as the branch's, and the same outcome.
 *
 * @param facts what the central office knows; `businessDay` is the day the branch acted on, which the caller has bounded by its own clock.
 * @returns the refusal that the branch has to show, with the present facts beside it.
 */
export function checkEvent(
  state: CaseState | null,
  event: CaseEvent,
  facts: CaseFacts,
): Result<null, RefusalCode> {
  const { action } = event;
  if (action.type === 'step-answered' && !stepOf(action.step).facts.safeParse(action.facts).success) {
    return refuse('invalid-answer');
  }
  const decided = decide(state, commandOf(action), facts, event.actor);
  if (!decided.ok) return decided;
  return agrees(action, decided.value) ? ok(null) : refuse('stale-facts');
}
