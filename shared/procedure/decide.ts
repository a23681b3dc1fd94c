import { assertNever, ok, type Result, refuse } from '../result.ts';
import { identify } from './a-01-identify.ts';
import type { Actor, CaseAction, withdrawalReasons } from './events.ts';
import type { CaseFacts } from './facts.ts';
import { mayAnswer } from './outline.ts';
import type { RefusalCode } from './refusals.ts';
import { register } from './registration.ts';
import type { CaseState } from './state.ts';
import type { CaseHistory } from './step.ts';
import { type AnswerableStepId, type AnswerOf, stepOf } from './steps.ts';

/** What a user asks for. */
export type CaseCommand =
  | { readonly kind: 'open'; readonly caseNumber: string; readonly answer: unknown }
  | { readonly kind: 'answer'; readonly step: AnswerableStepId; readonly answer: unknown }
  | { readonly kind: 'register'; readonly notificationNumber: string }
  | {
      readonly kind: 'print';
      readonly outcome: 'printed' | 'saved' | 'failed';
      readonly reason: string | null;
    }
  | { readonly kind: 'withdraw'; readonly reason: (typeof withdrawalReasons)[number]; readonly note: string };

type Decision = Result<CaseAction, RefusalCode>;

/** May this user change the case where it stands? Before the act, whoever holds the present step may also correct the earlier ones. */
export function mayWork(state: CaseState, actor: Pick<Actor, 'role'>): boolean {
  const { position } = state;
  if (position.kind === 'ended') return false;
  return mayAnswer(actor.role, position.kind === 'act' ? 'A5' : position.step);
}

function admitAnswer(
  step: AnswerableStepId,
  input: unknown,
  facts: CaseFacts,
  history: CaseHistory,
): Result<{ readonly answer: unknown; readonly facts: unknown }, RefusalCode> {
  const definition = stepOf(step);
  const answer = definition.answer.safeParse(input);
  if (!answer.success) return refuse('invalid-answer');
  const looked = definition.look(facts);
  const admitted = definition.admit(answer.data, looked, history);
  return admitted.ok ? ok({ answer: answer.data, facts: looked }) : admitted;
}

function answerStep(
  state: CaseState,
  step: AnswerableStepId,
  input: unknown,
  facts: CaseFacts,
  actor: Actor,
): Decision {
  if (!mayAnswer(actor.role, step)) return refuse('wrong-role');
  if (state.position.kind === 'ended') return refuse('case-ended');
  const isCurrent = state.position.kind === 'step' && state.position.step === step;
  if (!isCurrent && state.registered) return refuse('already-registered');
  if (!mayWork(state, actor)) return refuse('not-current-step');
  if (!isCurrent && !state.path.includes(step)) return refuse('not-current-step');
  const admitted = admitAnswer(step, input, facts, {
    printed: state.prints.some((print) => print.outcome !== 'failed'),
  });
  return admitted.ok ? ok({ type: 'step-answered', step, ...admitted.value }) : admitted;
}

function withdraw(
  state: CaseState,
  command: Extract<CaseCommand, { kind: 'withdraw' }>,
  actor: Actor,
): Decision {
  // Until the act at the counter, or A.13 and A.16, by either desk: the customer may come back to any of them (I-8).
  if (actor.role !== 'counter-advisor' && actor.role !== 'back-office-commercial')
    return refuse('wrong-role');
  if (state.position.kind === 'ended') return refuse('case-ended');
  if (state.registered) return refuse('already-registered');
  const note = command.note.trim();
  if (command.reason === 'other' && note === '') return refuse('invalid-answer');
  return ok({ type: 'case-withdrawn', reason: command.reason, note });
}

function print(state: CaseState, command: Extract<CaseCommand, { kind: 'print' }>, actor: Actor): Decision {
  if (!mayAnswer(actor.role, 'A6')) return refuse('wrong-role');
  if (!state.registered) return refuse('not-current-step');
  const copy = state.prints.filter((each) => each.outcome !== 'failed').length;
  const reason = command.reason?.trim() || null;
  // One original and no copy (section III.1): whatever comes after it says why.
  if (copy > 0 && reason === null) return refuse('invalid-answer');
  const { notificationNumber } = state.registered;
  return ok({ type: 'notification-printed', notificationNumber, copy, reason, outcome: command.outcome });
}

/**
 * The procedure's one judgement, run by the branch before it writes and by the central office before it accepts (COM-DSC-P06).
 *
 * @param facts what this side knows about the request now.
 * @returns the action to append to the case's log, or why not.
 */
export function decide(
  state: CaseState | null,
  command: CaseCommand,
  facts: CaseFacts,
  actor: Actor,
): Decision {
  if (command.kind === 'open') {
    if (state !== null) return refuse('case-already-open');
    if (!mayAnswer(actor.role, 'A1')) return refuse('wrong-role');
    const admitted = admitAnswer('A1', command.answer, facts, { printed: false });
    if (!admitted.ok) return admitted;
    // The definition of A.1 parsed the one and picked the other: `admitAnswer` treats all steps alike.
    const answer = admitted.value.answer as AnswerOf<'A1'>;
    return ok({ type: 'case-opened', caseNumber: command.caseNumber, answer, facts: identify.look(facts) });
  }
  if (state === null) return refuse('case-not-open');
  switch (command.kind) {
    case 'answer':
      return answerStep(state, command.step, command.answer, facts, actor);
    case 'register': {
      if (!mayAnswer(actor.role, 'A5')) return refuse('wrong-role');
      if (state.position.kind === 'ended') return refuse('case-ended');
      return register(state, facts, command.notificationNumber);
    }
    case 'print':
      return print(state, command, actor);
    case 'withdraw':
      return withdraw(state, command, actor);
    default:
      return assertNever(command, 'case command');
  }
}
