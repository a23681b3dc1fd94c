import type { StoreWriter } from '../../main/store/branch-store.ts';
import { nextNumber } from '../../main/use-cases/case-commands.ts';
import { gatherFacts } from '../../main/use-cases/facts.ts';
import { answerOf } from '../../shared/procedure/answers.ts';
import { type CaseCommand, decide } from '../../shared/procedure/decide.ts';
import type { CaseEvent } from '../../shared/procedure/events.ts';
import { foldCase } from '../../shared/procedure/fold.ts';
import type { CaseState } from '../../shared/procedure/state.ts';
import { answer, motiveAnswer } from '../builders/case-log.ts';
import type { Chance } from './chance.ts';
import type { Desk } from './desk.ts';

/** What a clerk is about to do; all chance is in it, so that it can be done at any moment. */
export interface Intent {
  readonly caseId: string;
  /** For a case that is not there yet. */
  readonly requestId: string;
  readonly isPartial: boolean;
  readonly withdraws: boolean;
  /** The central office does not know who does it: it can only refuse. */
  readonly isPoison: boolean;
  /** Changes its mind in the middle of the transaction: nothing of it may stay. */
  readonly aborts: boolean;
}

export function intend(desk: Desk, requestIds: readonly [string, ...string[]], chance: Chance): Intent {
  const recent = desk.caseIds.slice(-3);
  const [first, ...rest] = recent;
  const goesOn = first !== undefined && chance.happens(0.8);
  return {
    caseId: goesOn ? chance.pick([first, ...rest]) : '',
    requestId: chance.pick(requestIds),
    isPartial: chance.happens(0.4),
    withdraws: chance.happens(0.06),
    isPoison: !goesOn && chance.happens(0.15),
    aborts: chance.happens(0.1),
  };
}

function itemsOf(state: CaseState): readonly string[] {
  return (answerOf(state, 'A1')?.facts.request.items ?? []).map(({ id }) => id);
}

/** The command that a clerk at the counter gives next; null when there is nothing more to do here. */
async function nextCommand(
  state: CaseState | null,
  writer: StoreWriter,
  intent: Intent,
  caseId: string,
): Promise<CaseCommand | null> {
  if (state === null) {
    const found = await writer.getRequest(intent.requestId);
    if (found === null) return null;
    const { id: requestId, customerId } = found.request;
    return {
      kind: 'open',
      caseNumber: await nextNumber(writer, 'case', caseId),
      answer: { customerId, requestId },
    };
  }
  if (intent.withdraws) return { kind: 'withdraw', reason: 'changed-mind', note: '' };
  const { position } = state;
  if (position.kind === 'act')
    return { kind: 'register', notificationNumber: await nextNumber(writer, 'notification', caseId) };
  if (position.kind !== 'step') return null;
  switch (position.step) {
    case 'A2':
      return answer('A2', {});
    case 'A3':
      return answer('A3', { type: intent.isPartial ? 'partial' : 'full' });
    case 'A4':
      return answer('A4', { itemIds: itemsOf(state).slice(0, 1) });
    case 'A4.1':
      return answer('A4.1', motiveAnswer);
    case 'A5':
      return answer('A5', { paid: false });
    default:
      return null;
  }
}

class ChangedMind extends Error {
  override readonly name = 'ChangedMind';
}

/** Does it in one transaction, as the use cases do; what was said to be saved is noted down. */
export async function act(desk: Desk, intent: Intent, newId: () => string): Promise<void> {
  const { store, centralClock, sync } = desk.running;
  const actor = intent.isPoison ? { ...desk.actor, userId: 'u-nobody' } : desk.actor;
  const caseId = intent.caseId === '' ? newId() : intent.caseId;
  try {
    const event = await store.transaction(async (writer): Promise<CaseEvent | null> => {
      const stored = intent.caseId === '' ? null : await writer.getCase(caseId);
      if (intent.caseId !== '' && stored === null) return null;
      const standing = (stored?.events ?? []).filter(({ status }) => status !== 'refused');
      if (stored !== null && standing.length === 0) return null;
      const state = foldCase(standing.map((each) => each.event));
      const requestId = state === null ? intent.requestId : (answerOf(state, 'A1')?.answer.requestId ?? '');
      const command = await nextCommand(state, writer, intent, caseId);
      const facts = await gatherFacts(writer, centralClock, requestId, caseId);
      if (command === null || facts === null) return null;
      const decided = decide(state, command, facts, actor);
      if (!decided.ok) return null;
      const made: CaseEvent = {
        eventId: newId(),
        caseId,
        seq: state?.eventCount ?? 0,
        action: decided.value,
        actor,
        deviceCode: (await writer.getDeviceState()).deviceCode ?? 'LOCAL',
        deviceTime: desk.clock.now(),
        at: centralClock.now(),
      };
      await writer.appendEvent(made);
      if (intent.aborts) throw new ChangedMind();
      return made;
    });
    if (event === null) return;
    desk.acknowledged.push({ caseId, eventId: event.eventId, body: JSON.stringify(event), mayBeLost: false });
    if (intent.caseId === '') desk.caseIds.push(caseId);
    sync.wake();
  } catch (error) {
    // In any case the clerk was told that it is not saved.
    if (!(error instanceof ChangedMind) && !isDiskFull(error)) desk.surprises.push(error);
  }
}

function isDiskFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'SQLITE_FULL';
}
