import type { ErrorOf } from '../../shared/ipc/contract.ts';
import type { CaseView, SignedIn } from '../../shared/ipc/views.ts';
import { answerOf } from '../../shared/procedure/answers.ts';
import { type CaseCommand, decide } from '../../shared/procedure/decide.ts';
import type { Actor, CaseAction, CaseEvent } from '../../shared/procedure/events.ts';
import { formatNumber, type Series } from '../../shared/procedure/numbers.ts';
import type { CaseState } from '../../shared/procedure/state.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import type { StoreWriter } from '../store/branch-store.ts';
import { isRefused, stateOf, viewCase } from './case-view.ts';
import { gatherFacts } from './facts.ts';
import type { Dependencies } from './ports.ts';

export type CommandError = ErrorOf<'answerStep'>;

export function actorOf(user: SignedIn): Actor {
  return {
    userId: user.userId,
    name: user.name,
    role: user.role,
    areaId: user.area.id,
    areaName: user.area.name,
  };
}

/**
 * The next number that this workstation gives out [Y50].
 *
 * @param caseId UUIDv7 of the case that it is for.
 */
export async function nextNumber(writer: StoreWriter, series: Series, caseId: string): Promise<string> {
  const { deviceCode } = await writer.getDeviceState();
  const count = await writer.nextNumber(series);
  return formatNumber(series, { deviceCode: deviceCode ?? 'LOCAL', count, caseId });
}

export async function appendAction(
  { newId, clock, centralClock }: Dependencies,
  writer: StoreWriter,
  caseId: string,
  seq: number,
  action: CaseAction,
  user: SignedIn,
): Promise<void> {
  const { deviceCode } = await writer.getDeviceState();
  const event: CaseEvent = {
    eventId: newId(),
    caseId,
    seq,
    action,
    actor: actorOf(user),
    deviceCode: deviceCode ?? 'LOCAL',
    deviceTime: clock.now(),
    at: centralClock.now(),
  };
  await writer.appendEvent(event);
}

type MakeCommand = (state: CaseState, writer: StoreWriter) => Promise<CaseCommand>;

/**
 * Judges one command on an existing case and appends what it decides, in one transaction. A command that comes twice finds the head
 * moved and is refused, so that one act is made of two Enters (U10).
 *
 * @param head number of the last event that the screen had seen.
 * @param alongside what is written with the event, or not at all; not called for what is refused.
 */
export async function commandCase(
  dependencies: Dependencies,
  user: SignedIn,
  { caseId, head }: { readonly caseId: string; readonly head: number },
  makeCommand: MakeCommand,
  alongside: (writer: StoreWriter) => Promise<void> = async () => {},
): Promise<Result<CaseView, CommandError>> {
  const { store, centralClock } = dependencies;
  const done = await store.transaction(async (writer): Promise<Result<null, CommandError>> => {
    const stored = await writer.getCase(caseId);
    if (!stored) return refuse('not-found');
    if (isRefused(stored)) return refuse('previous-refused');
    const state = stateOf(stored);
    if (state.eventCount - 1 !== head) return refuse('stale-case');
    const command = await makeCommand(state, writer);
    const requestId = requestOf(state, command);
    const facts = await gatherFacts(writer, centralClock, requestId, caseId);
    if (!facts) return refuse('request-unknown');
    const decided = decide(state, command, facts, actorOf(user));
    if (!decided.ok) return decided;
    await appendAction(dependencies, writer, caseId, state.eventCount, decided.value, user);
    if (command.kind === 'answer') await writer.deleteDrafts(caseId, user.userId, command.step);
    await alongside(writer);
    return ok(null);
  });
  if (!done.ok) return done;
  dependencies.announce('casesChanged');
  dependencies.sync.wake();
  const view = await viewCase(dependencies, caseId, user);
  return view ? ok(view) : refuse('not-found');
}

/** The request that a command is about: A.1 answered again may name another one. */
function requestOf(state: CaseState, command: CaseCommand): string {
  if (command.kind === 'answer' && command.step === 'A1') {
    const { requestId } = command.answer as { readonly requestId?: unknown };
    if (typeof requestId === 'string') return requestId;
  }
  return answerOf(state, 'A1')?.answer.requestId ?? '';
}
