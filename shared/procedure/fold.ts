import { assertNever } from '../result.ts';
import type { CaseEvent } from './events.ts';
import type { Answered, CaseState, Position } from './state.ts';
import type { Next } from './step.ts';
import { type AnswerableStepId, type AnswerOf, type FactsOf, isAnswerable, stepOf } from './steps.ts';

type Walked = Pick<CaseState, 'path' | 'position'>;

/** Follows the answers from A.1 to the first step that has none. */
function walk(answers: readonly Answered[], state: Pick<CaseState, 'registered' | 'withdrawn'>): Walked {
  const path: AnswerableStepId[] = [];
  let position: Position = { kind: 'step', step: 'A1', handover: null };
  while (position.kind === 'step' && isAnswerable(position.step)) {
    const step: AnswerableStepId = position.step;
    const answered = answers.find((each) => each.step === step);
    if (!answered) break;
    path.push(step);
    const next: Next = stepOf(step).next(answered.answer, answered.facts);
    position =
      next.kind === 'act' && state.registered
        ? { kind: 'step', step: next.continueAt, handover: null }
        : next;
  }
  return state.withdrawn ? { path, position: { kind: 'ended', outcome: 'withdrawn' } } : { path, position };
}

function begin(event: CaseEvent): CaseState {
  const { action, actor, at } = event;
  if (action.type !== 'case-opened') throw new TypeError(`A case log begins with ${action.type}`);
  const opened: CaseState = {
    caseId: event.caseId,
    caseNumber: action.caseNumber,
    opened: { actor, at },
    answers: [{ step: 'A1', answer: action.answer, facts: action.facts, actor, at }],
    path: [],
    position: { kind: 'step', step: 'A1', handover: null },
    registered: null,
    prints: [],
    withdrawn: null,
    handoffs: [],
    sideTasks: [],
    eventCount: 1,
  };
  return { ...opened, ...walk(opened.answers, opened) };
}

function answer(state: CaseState, answered: Answered): Partial<CaseState> {
  const request = (each: Answered) => (each.answer as AnswerOf<'A1'>).requestId;
  const before = state.answers.find((each) => each.step === answered.step);
  // Another request is another matter: nothing that was said about the first one holds.
  const changed = answered.step === 'A1' && before !== undefined && request(before) !== request(answered);
  const kept = changed ? [] : state.answers.filter((each) => each.step !== answered.step);
  const handoffs: CaseState['handoffs'] =
    answered.step === 'A6'
      ? [...state.handoffs, { procedure: 'cashier', openedAt: answered.at }]
      : state.handoffs;
  return { answers: [...kept, answered], handoffs };
}

function change(state: CaseState, event: CaseEvent): Partial<CaseState> {
  const { action, actor, at } = event;
  switch (action.type) {
    case 'case-opened':
      throw new TypeError('A case log opens twice');
    case 'step-answered':
      return answer(state, { step: action.step, answer: action.answer, facts: action.facts, actor, at });
    case 'annulment-registered': {
      const { type: _type, ...registered } = action;
      const sideTasks: CaseState['sideTasks'] =
        action.orderState === 'assigned' ? [{ step: 'A14', openedAt: at }] : [];
      return { registered: { ...registered, actor, at }, sideTasks };
    }
    case 'notification-printed': {
      const { copy, reason, outcome } = action;
      return { prints: [...state.prints, { copy, reason, outcome, actor, at }] };
    }
    case 'case-withdrawn':
      return { withdrawn: { reason: action.reason, note: action.note, actor, at } };
    default:
      return assertNever(action, 'case action');
  }
}

/** One more event. It has to be one that `decide` admitted. */
export function applyEvent(state: CaseState | null, event: CaseEvent): CaseState {
  if (state === null) return begin(event);
  const changed = { ...state, ...change(state, event), eventCount: state.eventCount + 1 };
  return { ...changed, ...walk(changed.answers, changed) };
}

/**
 * Where a case stands after its events (COM-DSC-P06 A.1–A.6).
 *
 * @returns null for no event.
 * @throws TypeError when the log does not begin with the one `case-opened`: such a log was never admitted.
 */
export function foldCase(events: readonly CaseEvent[]): CaseState | null {
  return events.reduce<CaseState | null>(applyEvent, null);
}

/** The present answer of a step with its facts, or null. */
export function answerOf<Step extends AnswerableStepId>(
  state: Pick<CaseState, 'answers'>,
  step: Step,
): { readonly answer: AnswerOf<Step>; readonly facts: FactsOf<Step> } | null {
  const found = state.answers.find((each) => each.step === step);
  return found ? { answer: found.answer as AnswerOf<Step>, facts: found.facts as FactsOf<Step> } : null;
}
