import type { Instant } from '../../../shared/domain/dates.ts';
import type { Area } from '../../../shared/domain/people.ts';
import { identify } from '../../../shared/procedure/a-01-identify.ts';
import { answerOf } from '../../../shared/procedure/answers.ts';
import { chainStart } from '../../../shared/procedure/chain.ts';
import { checkEvent } from '../../../shared/procedure/check.ts';
import type { CaseEvent } from '../../../shared/procedure/events.ts';
import type { CaseFacts, Claim } from '../../../shared/procedure/facts.ts';
import type { RefusalCode } from '../../../shared/procedure/refusals.ts';
import type { CaseState } from '../../../shared/procedure/state.ts';
import type { Operation, Outcome } from '../../../shared/protocol/operations.ts';
import { sha256 } from '../../platform/ids.ts';
import type { KnownUser, RequestRecord } from '../store/records.ts';
import { checkActor } from './check-actor.ts';
import { winnerOver } from './claims.ts';
import { gatherFacts } from './gather-facts.ts';

/** A case as far as it was accepted. */
export interface CaseHead {
  readonly state: CaseState;
  readonly hash: string;
}

/** What the judgement goes by: the central office's own tables, as of the operation before. */
export interface Knowledge {
  readonly regional: string;
  readonly now: Instant;
  /** The administrator's setting (U12). */
  readonly takeMinutes: number;
  /** Names of the regional's operations centres that have a supervisor. */
  readonly centres: string[];
  readonly users: ReadonlyMap<string, KnownUser>;
  readonly areas: ReadonlyMap<string, Area>;
  readonly requests: ReadonlyMap<string, RequestRecord>;
  /** By request. */
  readonly claims: ReadonlyMap<string, readonly Claim[]>;
  readonly cases: ReadonlyMap<string, CaseHead>;
  /** Hash of each accepted event among those that the batch names, by its id. */
  readonly accepted: ReadonlyMap<string, string>;
  /** Hashes of the events, among those that the batch builds on, that were not taken. */
  readonly refused: ReadonlySet<string>;
}

export type Verdict =
  | { readonly kind: 'apply'; readonly event: CaseEvent; readonly record: RequestRecord }
  /** It came before, under another epoch: it is done already. */
  | { readonly kind: 'known' }
  | { readonly kind: 'refuse'; readonly outcome: Outcome };

function reject(code: RefusalCode, facts: CaseFacts | null = null): Verdict {
  return { kind: 'refuse', outcome: { status: 'rejected', code, facts } };
}

/** The request that an event is about: the one it picks, or the one its case picked before. */
export function requestIdOf(event: CaseEvent, state: CaseState | null): string | null {
  const { action } = event;
  if (action.type === 'case-opened') return action.answer.requestId;
  if (action.type === 'step-answered' && action.step === 'A1') {
    const picked = identify.answer.safeParse(action.answer);
    return picked.success ? picked.data.requestId : null;
  }
  return state === null ? null : (answerOf(state, 'A1')?.answer.requestId ?? null);
}

function checkPlace(
  event: CaseEvent,
  operation: Operation,
  head: CaseHead | null,
  refused: ReadonlySet<string>,
) {
  const follows =
    operation.baseVersion === (head?.hash ?? chainStart) && event.seq === (head?.state.eventCount ?? 0);
  if (follows) return null;
  return refused.has(operation.baseVersion) ? 'previous-refused' : 'stale-case';
}

function judgeByFacts(event: CaseEvent, state: CaseState | null, knowledge: Knowledge): Verdict {
  const actor = checkActor(
    event.actor,
    knowledge.users.get(event.actor.userId) ?? null,
    knowledge.areas.get(event.actor.areaId) ?? null,
    knowledge.regional,
  );
  const requestId = requestIdOf(event, state);
  const record = requestId === null ? undefined : knowledge.requests.get(requestId);
  if (record === undefined || requestId === null) return reject(actor.ok ? 'request-unknown' : actor.error);
  // Another regional's customers are none of this device's business, not even in a refusal.
  if (record.request.regional !== knowledge.regional) return reject('wrong-area');
  const facts = gatherFacts(record, knowledge.claims.get(requestId) ?? [], event, knowledge.now, knowledge);
  if (!actor.ok) return reject(actor.error, facts);
  const checked = checkEvent(state, event, facts);
  if (checked.ok) return { kind: 'apply', event, record };
  const winner = checked.error === 'under-annulment' ? winnerOver(event, facts) : null;
  if (winner === null) return reject(checked.error, facts);
  return { kind: 'refuse', outcome: { status: 'conflict', code: checked.error, winner } };
}

/**
 * One operation on what is known: is it whole, does it come next in its case, is it allowed? (sync protocol 5 and 6)
 *
 * @param event what the operation's body holds; null when it cannot be read.
 * @param previousSha256 of the operation before it in the outbox.
 */
export function judgeOperation(
  operation: Operation,
  event: CaseEvent | null,
  previousSha256: string,
  knowledge: Knowledge,
): Verdict {
  const { body, hash, baseVersion } = operation;
  const isWhole =
    sha256(`${operation.prevSha256}\n${body}`) === operation.sha256 &&
    operation.prevSha256 === previousSha256;
  if (!isWhole || sha256(`${baseVersion}\n${body}`) !== hash) return reject('broken-chain');
  if (event === null) return reject('invalid-answer');
  const accepted = knowledge.accepted.get(event.eventId);
  if (accepted !== undefined) return accepted === hash ? { kind: 'known' } : reject('broken-chain');
  const head = knowledge.cases.get(event.caseId) ?? null;
  const misplaced = checkPlace(event, operation, head, knowledge.refused);
  if (misplaced !== null) return reject(misplaced);
  return judgeByFacts(event, head?.state ?? null, knowledge);
}
