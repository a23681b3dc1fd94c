import { assertNever } from '../result.ts';
import { withDecision, withOrderAnswer, withRestoration } from './autonomous-order-log.ts';
import type { CaseEvent } from './events.ts';
import { withHandoff, withRefund, withReturn } from './handoff-log.ts';
import type { StepId } from './outline.ts';
import { mayAnswer } from './outline.ts';
import type { Answered, CaseState, Position } from './state.ts';
import type { Next } from './step.ts';
import { type AnswerOf, type FactsOf, stepOf } from './steps.ts';

type Walked = Pick<CaseState, 'path' | 'position'>;
type Walking = Pick<CaseState, 'answers' | 'registered' | 'withdrawn' | 'handoffs' | 'orders' | 'startedAt'>;

/** Where an answer leads, given what has happened beside the path. */
function positionAfter(next: Next, state: Walking): Position {
  switch (next.kind) {
    case 'step':
      return next;
    case 'act':
      return state.registered ? { kind: 'step', step: next.continueAt, handover: null } : next;
    case 'handoff': {
      const handoff = state.handoffs.findLast(({ procedure }) => procedure === next.procedure);
      const goesOn = !next.waits || (handoff !== undefined && handoff.ended !== null);
      return goesOn
        ? { kind: 'step', step: next.continueAt, handover: null }
        : { kind: 'waiting', procedure: next.procedure, continueAt: next.continueAt };
    }
    case 'end':
      return { kind: 'ended', outcome: next.outcome };
    default:
      return assertNever(next, 'way on');
  }
}

/** Follows the answers from the first step to the first that has none. */
function walk(state: Walking): Walked {
  const path: StepId[] = [];
  let position: Position = { kind: 'step', step: state.startedAt, handover: null };
  while (position.kind === 'step') {
    const { step }: { readonly step: StepId } = position;
    // The case waits at B.8 until each of its orders has gone through B.8 to B.11.
    if (step === 'B8') {
      if (state.orders.length === 0 || state.orders.some((order) => order.state !== 'closed')) break;
      position = { kind: 'step', step: 'B12', handover: null };
      continue;
    }
    const answered = state.answers.find((each) => each.step === step);
    // Ways back reset what they lead back to, so no step comes twice; a log that went in a circle would never end here.
    if (!answered || path.includes(step)) break;
    path.push(step);
    position = positionAfter(stepOf(step).next(answered.answer, answered.facts), state);
  }
  return state.withdrawn ? { path, position: { kind: 'ended', outcome: 'withdrawn' } } : { path, position };
}

function begin(event: CaseEvent): CaseState {
  const { action, actor, at } = event;
  if (action.type !== 'case-opened') throw new TypeError(`A case log begins with ${action.type}`);
  const startedAt = mayAnswer(actor.role, 'A1') ? 'A1' : 'A7';
  const first = { answer: action.answer, facts: action.facts, actor, at };
  const opened: CaseState = {
    caseId: event.caseId,
    caseNumber: action.caseNumber,
    opened: { actor, at },
    startedAt,
    // A.7 asks what A.1 asks: whoever began there has answered both, and everything that looks at A.1 finds it.
    answers: [{ step: 'A1', ...first }, ...(startedAt === 'A7' ? [{ step: 'A7' as const, ...first }] : [])],
    path: [],
    position: { kind: 'step', step: startedAt, handover: null },
    since: at,
    registered: null,
    annulled: null,
    prints: [],
    withdrawn: null,
    handoffs: [],
    refund: null,
    sideTasks: [],
    centre: null,
    asked: [],
    documents: [],
    orders: [],
    holder: startedAt === 'A7' ? { userId: actor.userId, name: actor.name, role: actor.role, at } : null,
    eventCount: 1,
  };
  return { ...opened, ...walk(opened) };
}

/** What an answer changes beside the answers themselves. */
function effectOf(state: CaseState, answered: Answered): Partial<CaseState> {
  const { step, actor, at } = answered;
  switch (step) {
    case 'A9': {
      const { missing, slipNumber } = answered.facts as FactsOf<'A9'>;
      return { asked: [...state.asked, { missing, slipNumber, actor, at }] };
    }
    case 'A10': {
      const { type, itemIds } = answered.answer as AnswerOf<'A10'>;
      const { items, orderState } = answered.facts as FactsOf<'A10'>;
      const annulledItems = items.filter(({ id }) => type === 'full' || itemIds.includes(id));
      return {
        registered: { notificationNumber: null, items: annulledItems, refundCents: 0, orderState, actor, at },
      };
    }
    case 'A13':
      return { annulled: { actor, at } };
    case 'A16':
      return (answered.answer as AnswerOf<'A16'>).outcome === 'suspended' ? { annulled: { actor, at } } : {};
    case 'B7':
      return withRestoration(state, answered);
    default:
      return withHandoff(state, answered);
  }
}

function answer(state: CaseState, answered: Answered): Partial<CaseState> {
  const request = (each: Answered) => (each.answer as AnswerOf<'A1'>).requestId;
  const before = state.answers.find((each) => each.step === answered.step);
  // Another request is another matter: nothing that was said about the first one holds.
  const changed = answered.step === 'A1' && before !== undefined && request(before) !== request(answered);
  const kept = changed ? [] : state.answers.filter((each) => each.step !== answered.step);
  const reset = new Set(stepOf(answered.step).resets?.(answered.answer, answered.facts) ?? []);
  const answers = [...kept, answered].filter(({ step }) => !reset.has(step));
  const startedAt = answered.step === 'A11' && reset.size > 0 ? 'A7' : state.startedAt;
  return { ...effectOf(state, answered), answers, startedAt };
}

/** Tasks beside the path are answered there, and leave the path as it is (I-4). */
function answerSideTask(state: CaseState, { step, answer: given, facts, at }: Answered): Partial<CaseState> {
  const others = state.sideTasks.filter((task) => task.step !== step);
  if (step !== 'A14' || (given as AnswerOf<'A14'>).channel === 'not-needed') return { sideTasks: others };
  const { orders } = facts as FactsOf<'A14'>;
  return {
    sideTasks: [...others, { step: 'A16', openedAt: at }],
    centre: orders[0]?.operationsCentre || null,
  };
}

export function isSideTask(state: Pick<CaseState, 'sideTasks'>, step: StepId): boolean {
  return state.sideTasks.some((task) => task.step === step);
}

function stepAnswered(state: CaseState, answered: Answered, target: string | null): Partial<CaseState> {
  if (target !== null) return withOrderAnswer(state, answered, target);
  return isSideTask(state, answered.step) ? answerSideTask(state, answered) : answer(state, answered);
}

function change(state: CaseState, event: CaseEvent): Partial<CaseState> {
  const { action, actor, at } = event;
  switch (action.type) {
    case 'case-opened':
      throw new TypeError('A case log opens twice');
    case 'step-answered': {
      const { step, target, answer: given, facts } = action;
      return stepAnswered(state, { step, answer: given, facts, actor, at }, target);
    }
    case 'annulment-registered': {
      const { type: _type, ...registered } = action;
      const sideTasks: CaseState['sideTasks'] =
        action.orderState === 'assigned' ? [{ step: 'A14', openedAt: at }] : [];
      return { registered: { ...registered, actor, at }, annulled: { actor, at }, sideTasks };
    }
    case 'paper-printed': {
      const { type: _type, ...print } = action;
      return { prints: [...state.prints, { ...print, actor, at }] };
    }
    case 'case-withdrawn':
      return {
        withdrawn: { reason: action.reason, note: action.note, actor, at },
        sideTasks: [],
        holder: null,
      };
    case 'case-taken':
      return { holder: { userId: actor.userId, name: actor.name, role: actor.role, at } };
    case 'case-released':
      return { holder: null };
    case 'case-reassigned':
      return { holder: { ...action.to, at } };
    case 'document-attached':
      return { documents: [...state.documents, { ...action.document, actor, at }] };
    case 'document-viewed':
    case 'document-printed':
      return {};
    case 'refund-recorded':
      return withRefund(state, action, actor, at);
    case 'handoff-returned':
      return withReturn(state, action, actor, at);
    case 'impossible-decided':
      return withDecision(state, action);
    default:
      return assertNever(action, 'case action');
  }
}

/** Whoever answers a step of a queue has the case; it goes back to the queue where the next step is another desk's, or waits. */
function holderAfter(before: CaseState, after: CaseState, event: CaseEvent): CaseState['holder'] {
  const { action, actor, at } = event;
  const { position } = after;
  if (position.kind !== 'step' || after.asked.length > before.asked.length) return null;
  const { holder } = after;
  const answers = action.type === 'step-answered' && action.target === null;
  const current =
    answers && !isSideTask(before, action.step) && !mayAnswer(actor.role, 'A1')
      ? { userId: actor.userId, name: actor.name, role: actor.role, at }
      : holder;
  return current !== null && mayAnswer(current.role, position.step) ? current : null;
}

/** One more event. It has to be one that `decide` admitted. */
export function applyEvent(state: CaseState | null, event: CaseEvent): CaseState {
  if (state === null) return begin(event);
  const changed = { ...state, ...change(state, event), eventCount: state.eventCount + 1 };
  const walked = { ...changed, ...walk(changed) };
  const moved = JSON.stringify(walked.position) !== JSON.stringify(state.position);
  const asked = walked.asked.length > state.asked.length;
  return {
    ...walked,
    holder: holderAfter(state, walked, event),
    since: moved || asked ? event.at : state.since,
  };
}

/**
 * Where a case stands after its events (COM-DSC-P06 A and B).
 *
 * @returns null for no event.
 * @throws TypeError when the log does not begin with the one `case-opened`: such a log was never admitted.
 */
export function foldCase(events: readonly CaseEvent[]): CaseState | null {
  return events.reduce<CaseState | null>(applyEvent, null);
}
