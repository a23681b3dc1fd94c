import type { CapturedDocument } from '../domain/documents.ts';
import { assertNever, ok, type Result, refuse } from '../result.ts';
import { mayHold, reassign, release, take } from './custody.ts';
import { admitAnswer, decideAnswer } from './decide-answer.ts';
import { decideImpossible, recordRefund, returnHandoff } from './decide-handoffs.ts';
import { type PaperChoice, print } from './decide-papers.ts';
import type { ActionOf, Actor, CaseAction, withdrawalReasons } from './events.ts';
import type { CaseFacts } from './facts.ts';
import { mayAnswer, type StepId } from './outline.ts';
import type { RefusalCode } from './refusals.ts';
import { register } from './registration.ts';
import type { CaseState } from './state.ts';
import type { AnswerOf, FactsOf } from './steps.ts';
import { hasTaskFor } from './tasks.ts';

/** What a user asks for. */
export type CaseCommand =
  | { readonly kind: 'open'; readonly caseNumber: string; readonly answer: unknown }
  | {
      readonly kind: 'answer';
      readonly step: StepId;
      readonly target: string | null;
      readonly answer: unknown;
    }
  | { readonly kind: 'register'; readonly notificationNumber: string }
  | ({
      readonly kind: 'print';
      readonly outcome: 'printed' | 'saved' | 'failed';
      readonly reason: string | null;
    } & PaperChoice)
  | { readonly kind: 'withdraw'; readonly reason: (typeof withdrawalReasons)[number]; readonly note: string }
  | { readonly kind: 'take' }
  | { readonly kind: 'release' }
  | ({ readonly kind: 'reassign' } & Pick<ActionOf<'case-reassigned'>, 'to' | 'reason'>)
  | { readonly kind: 'attach'; readonly document: CapturedDocument }
  | { readonly kind: 'view-document'; readonly documentId: string }
  | ({ readonly kind: 'print-document' } & Omit<ActionOf<'document-printed'>, 'type'>)
  | ({ readonly kind: 'refund' } & Omit<ActionOf<'refund-recorded'>, 'type'>)
  | ({ readonly kind: 'return-handoff' } & Omit<ActionOf<'handoff-returned'>, 'type'>)
  | ({ readonly kind: 'decide-impossible' } & Omit<ActionOf<'impossible-decided'>, 'type'>);

type Decision = Result<CaseAction, RefusalCode>;
type CommandOf<Kind extends CaseCommand['kind']> = Extract<CaseCommand, { kind: Kind }>;

/** Is anything of the case this user's to answer? Whose centre it is, and who has taken it, is asked with the answer. */
export function mayWork(state: CaseState, actor: Pick<Actor, 'role'>): boolean {
  return hasTaskFor(state, actor.role);
}

/** At either desk until the service request has changed: the customer may come back to any of them (I-8). */
export function mayWithdraw(
  state: CaseState,
  facts: Pick<CaseFacts, 'at' | 'takeMinutes'>,
  actor: Pick<Actor, 'role' | 'userId'>,
): Result<null, RefusalCode> {
  if (actor.role !== 'counter-advisor' && actor.role !== 'back-office-commercial')
    return refuse('wrong-role');
  if (state.position.kind === 'ended') return refuse('case-ended');
  if (state.annulled) return refuse('already-registered');
  return mayHold(state, facts, actor) ? ok(null) : refuse('taken-by-other');
}

function open(command: CommandOf<'open'>, facts: CaseFacts, actor: Actor): Decision {
  // At the back office A.7 asks what A.1 asks at the counter.
  if (!mayAnswer(actor.role, 'A1') && !mayAnswer(actor.role, 'A7')) return refuse('wrong-role');
  const admitted = admitAnswer(null, 'A1', null, command.answer, facts, actor);
  if (!admitted.ok) return admitted;
  // The definition of A.1 parsed both: `admitAnswer` treats all steps alike.
  const answer = admitted.value.answer as AnswerOf<'A1'>;
  const looked = admitted.value.facts as FactsOf<'A1'>;
  return ok({ type: 'case-opened', caseNumber: command.caseNumber, answer, facts: looked });
}

function withdraw(
  state: CaseState,
  command: CommandOf<'withdraw'>,
  facts: CaseFacts,
  actor: Actor,
): Decision {
  const allowed = mayWithdraw(state, facts, actor);
  if (!allowed.ok) return allowed;
  const note = command.note.trim();
  if (command.reason === 'other' && note === '') return refuse('invalid-answer');
  return ok({ type: 'case-withdrawn', reason: command.reason, note });
}

function attach(
  state: CaseState,
  { document }: CommandOf<'attach'>,
  facts: CaseFacts,
  actor: Actor,
): Decision {
  if (actor.role !== 'back-office-commercial') return refuse('wrong-role');
  const held = take(state, facts, actor);
  return held.ok ? ok({ type: 'document-attached', document }) : held;
}

/** Looking at a document and printing a copy of it are the same people's. */
function seeDocument<Action extends ActionOf<'document-viewed' | 'document-printed'>>(
  state: CaseState,
  action: Action,
  actor: Actor,
): Result<Action, RefusalCode> {
  if (actor.role === 'administrator' || actor.role === 'cashier') return refuse('wrong-role');
  return state.documents.some(({ documentId }) => documentId === action.documentId)
    ? ok(action)
    : refuse('wrong-number');
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
  if (command.kind === 'open')
    return state === null ? open(command, facts, actor) : refuse('case-already-open');
  if (state === null) return refuse('case-not-open');
  switch (command.kind) {
    case 'answer':
      return decideAnswer(state, command, facts, actor);
    case 'register': {
      if (!mayAnswer(actor.role, 'A5')) return refuse('wrong-role');
      if (state.position.kind === 'ended') return refuse('case-ended');
      return register(state, facts, command.notificationNumber);
    }
    case 'print':
      return print(state, command, actor);
    case 'withdraw':
      return withdraw(state, command, facts, actor);
    case 'take':
      return take(state, facts, actor);
    case 'release':
      return release(state, actor);
    case 'reassign':
      return reassign(state, command, actor);
    case 'attach':
      return attach(state, command, facts, actor);
    case 'view-document':
      return seeDocument(state, { type: 'document-viewed', documentId: command.documentId }, actor);
    case 'print-document': {
      const { kind: _kind, ...given } = command;
      return seeDocument(state, { type: 'document-printed', ...given }, actor);
    }
    case 'refund': {
      const { kind: _kind, ...given } = command;
      return recordRefund(state, given, facts, actor);
    }
    case 'return-handoff': {
      const { kind: _kind, ...given } = command;
      return returnHandoff(state, given, facts, actor);
    }
    case 'decide-impossible': {
      const { kind: _kind, ...given } = command;
      return decideImpossible(state, given, actor);
    }
    default:
      return assertNever(command, 'case command');
  }
}
