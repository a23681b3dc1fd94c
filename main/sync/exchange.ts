import type { Logger } from 'pino';
import type { Instant } from '../../shared/domain/dates.ts';
import type { CentralClock } from '../platform/central-clock.ts';
import type { Clock } from '../platform/clock.ts';
import type { NewId } from '../platform/ids.ts';
import type { DeviceState } from '../store/branch-store.ts';
import type { Answer, TransportFailure } from './answer.ts';
import type { WorkResult } from './engine.ts';
import { askedWaitMs, failureCode, judgeFailure } from './judge-failure.ts';
import type { Pace } from './pace.ts';
import type { ReplacementWatch } from './replacement.ts';
import type { SideFile } from './side-file.ts';
import type { SyncStore } from './sync-store.ts';
import type { Peer, Transport } from './transport.ts';

/** What of the application may look different now. */
export type Changed = 'line' | 'cases' | 'session';

/** What a push and a pull are handed. */
export interface Exchange {
  readonly store: SyncStore;
  readonly transport: Transport;
  readonly peer: Peer;
  readonly clock: Clock;
  readonly centralClock: CentralClock;
  readonly sideFile: SideFile;
  readonly pace: Pace;
  readonly newId: NewId;
  readonly replacement: ReplacementWatch;
  readonly logger: Logger;
  readonly onChange: (what: Changed) => void;
  readonly onHeard: (serverTime: Instant) => void;
  /** Documents were deleted at the central office: theirs here goes too. */
  readonly onDeleted?: () => void;
}

/** What is to be kept of an answer that was just received. */
export function heard({ centralClock, onHeard }: Exchange, serverTime: Instant): Partial<DeviceState> {
  onHeard(serverTime);
  return { ...centralClock.hear(serverTime), lastSyncAt: serverTime };
}

/** What waits here, for the query of a request: the central office's metrics show the branch that gets nothing through. */
export async function waitingReport({ store }: Exchange): Promise<Readonly<Record<string, string>>> {
  const { pending, oldestAt } = await store.countOutbox();
  return pending === 0 || oldestAt === null ? {} : { pending: String(pending), oldestAt };
}

/** A request that ended sooner without an answer, in milliseconds, found no line, which says nothing of its size. */
const underWay = 500;

/** Sends a request whose size the pace decides, and tells the pace how that went [Y10]. */
export async function paced<Value>(
  { pace, clock }: Exchange,
  send: () => Promise<Answer<Value>>,
): Promise<Answer<Value>> {
  const begun = clock.monotonic();
  const answer = await send();
  const milliseconds = clock.monotonic() - begun;
  if (answer.ok) pace.went(milliseconds);
  else if (answer.error.kind === 'timed-out') pace.slower();
  // An answer that was cut short is a bad one.
  else if (answer.error.kind === 'unreachable' || answer.error.kind === 'bad-answer') {
    if (milliseconds >= underWay) pace.slower();
  }
  return answer;
}

/** Logs a failure and says whether it passes by itself. */
export async function afterFailure(
  exchange: Exchange,
  what: string,
  failure: TransportFailure,
): Promise<WorkResult> {
  const { logger, replacement } = exchange;
  logger.warn({ what, code: failureCode(failure) }, 'no answer of use from the central office');
  const judged = judgeFailure(failure);
  if (!judged.ok && judged.error === 'server-replaced')
    return replacement.stop({ kind: 'forgot', deletions: [] });
  if (!judged.ok) return { type: 'refused', problem: judged.error };
  if (failure.kind === 'refused' && failure.error.error === 'token-invalid')
    return afterUnknownToken(exchange);
  return { type: 'failed', leastMs: askedWaitMs(failure) };
}

/** A central office that was set up anew does not know this device: its epoch tells (S16). */
async function afterUnknownToken({ store, transport, peer, replacement }: Exchange): Promise<WorkResult> {
  const [state, health] = await Promise.all([store.getDeviceState(), transport.health(peer.centralUrl)]);
  const isReplaced = health.ok && health.value.serverEpoch !== state.serverEpoch;
  return isReplaced ? replacement.stop({ kind: 'unknown-device', deletions: [] }) : { type: 'failed' };
}
