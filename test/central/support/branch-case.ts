import { newId, sha256 } from '../../../main/platform/ids.ts';
import { chainStart, type SealedEvent, sealEvent } from '../../../shared/procedure/chain.ts';
import { type CaseCommand, decide } from '../../../shared/procedure/decide.ts';
import type { Actor, CaseEvent } from '../../../shared/procedure/events.ts';
import type { CaseFacts } from '../../../shared/procedure/facts.ts';
import { applyEvent } from '../../../shared/procedure/fold.ts';
import type { CaseState } from '../../../shared/procedure/state.ts';
import type { Operation } from '../../../shared/protocol/operations.ts';
import { counterAdvisor } from '../../builders/case-facts.ts';
import { answer, motiveAnswer } from '../../builders/case-log.ts';

/** A branch's outbox of one epoch, in memory. */
export interface Outbox {
  readonly operations: Operation[];
  append(event: CaseEvent, sealed: SealedEvent, parts?: Partial<Operation>): Operation;
}

export function outbox(): Outbox {
  const operations: Operation[] = [];
  return {
    operations,
    append(_event, { body, prevHash, hash }, parts = {}) {
      const prevSha256 = operations.at(-1)?.sha256 ?? chainStart;
      const operation: Operation = {
        opId: newId(),
        seq: operations.length + 1,
        type: 'case-event',
        opVersion: 1,
        baseVersion: prevHash,
        body,
        hash,
        sha256: sha256(`${prevSha256}\n${body}`),
        prevSha256,
        ...parts,
      };
      operations.push(operation);
      return operation;
    },
  };
}

export interface BranchCase {
  readonly caseId: string;
  readonly caseNumber: string;
  readonly state: CaseState | null;
  /** Decides as a branch does and appends to the outbox; throws when the branch itself would refuse. */
  run(command: CaseCommand, facts?: CaseFacts): Operation;
  /** Appends an action that no branch would admit. */
  force(action: CaseEvent['action'], parts?: Partial<CaseEvent>): Operation;
}

export interface BranchCaseOptions {
  readonly outbox: Outbox;
  readonly facts: CaseFacts;
  readonly actor?: Actor;
  readonly at?: string;
  readonly caseNumber?: string;
}

export function branchCase(options: BranchCaseOptions): BranchCase {
  const { facts: known, actor = counterAdvisor(), at = '2026-11-23T14:00:00.000Z' } = options;
  const caseId = newId();
  const caseNumber = options.caseNumber ?? `LPZ-01-01-${caseId.slice(-6)}`;
  let state: CaseState | null = null;
  let seq = 0;
  let hash = chainStart;

  function append(action: CaseEvent['action'], parts: Partial<CaseEvent> = {}): Operation {
    const event = {
      eventId: newId(),
      caseId,
      seq,
      action,
      actor,
      deviceCode: 'LPZ-01-01',
      deviceTime: at,
      at,
      ...parts,
    };
    const sealed = sealEvent(event, hash, sha256);
    seq += 1;
    hash = sealed.hash;
    return options.outbox.append(event, sealed);
  }

  return {
    caseId,
    caseNumber,
    get state() {
      return state;
    },
    run(command, facts = known) {
      const decided = decide(state, command, facts, actor);
      if (!decided.ok) throw new Error(`${command.kind} was refused: ${decided.error}`);
      const operation = append(decided.value);
      state = applyEvent(state, JSON.parse(operation.body) as CaseEvent);
      return operation;
    },
    force: append,
  };
}

/** Opening to act on an unpaid request, as the counter does it: all products, or the ones given. */
function annulmentCommands(
  one: BranchCase,
  facts: CaseFacts,
  itemIds: readonly string[] = [],
): readonly CaseCommand[] {
  const { id: requestId, customerId } = facts.request;
  const partial = itemIds.length > 0;
  return [
    { kind: 'open', caseNumber: one.caseNumber, answer: { customerId, requestId } },
    answer('A2', {}),
    answer('A3', { type: partial ? 'partial' : 'full' }),
    ...(partial ? [answer('A4', { itemIds })] : []),
    answer('A4.1', motiveAnswer),
    answer('A5', { paid: false }),
    { kind: 'register', notificationNumber: `N-${one.caseNumber}` },
  ];
}

/** Does it all; the operations are in the outbox then. */
export function annul(
  one: BranchCase,
  facts: CaseFacts,
  itemIds: readonly string[] = [],
): readonly Operation[] {
  return annulmentCommands(one, facts, itemIds).map((command) => one.run(command, facts));
}

/** Runs the first commands of an annulment, up to and with the given kind or step. */
export function runUntil(one: BranchCase, last: string, facts: CaseFacts): void {
  for (const command of annulmentCommands(one, facts)) {
    one.run(command, facts);
    if (command.kind === last || (command.kind === 'answer' && command.step === last)) return;
  }
}
