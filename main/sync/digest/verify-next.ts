import type { Instant } from '../../../shared/domain/dates.ts';
import type { Replacement } from '../../../shared/ipc/views.ts';
import { digestKinds } from '../../../shared/protocol/digest.ts';
import type { DigestResponse } from '../../../shared/protocol/endpoints.ts';
import type { DeviceState, DigestProgress } from '../../store/branch-store.ts';
import type { TransportFailure } from '../answer.ts';
import type { WorkResult } from '../engine.ts';
import type { Exchange } from '../exchange.ts';
import { failureCode } from '../judge-failure.ts';
import { isEqual, repairRange } from './compare-range.ts';

const hourMs = 3_600_000;
/** Milliseconds from one comparison to the next: once a day. */
export const digestEveryMs = 24 * hourMs;
/** Unequal ranges that one slice puts right: what is done at the counter meanwhile waits for it. */
const repairsInSlice = 5;

const done: WorkResult = { type: 'pulled', more: false };
const begun: DigestProgress = { kind: digestKinds[0], after: '', repaired: 0, deleted: 0, examined: 0 };

export function digestDueAfter(serverTime: Instant, ms = digestEveryMs): Instant {
  return new Date(Date.parse(serverTime) + ms).toISOString();
}

/** What stands of the device when nothing is left to pull. */
export interface Pulled {
  readonly state: Pick<DeviceState, 'digest' | 'digestDueAt' | 'serverEpoch'>;
  readonly cursor: string;
  readonly serverTime: Instant;
}

function isDue({ digestDueAt }: Pulled['state'], serverTime: Instant): boolean {
  return digestDueAt === null || Date.parse(digestDueAt) <= Date.parse(serverTime);
}

/** The comparison is the least of what the line is for: its failures stop nothing, and the next pull says what is wrong with the line. */
async function postpone(
  { store, logger }: Exchange,
  serverTime: Instant,
  failure: TransportFailure,
): Promise<WorkResult> {
  logger.warn({ what: 'digest', code: failureCode(failure) }, 'both sides could not be compared');
  const passes = failure.kind !== 'refused' && failure.kind !== 'other-protocol';
  // A central office that does not know of digests yet is not asked every three seconds.
  if (!passes)
    await store.transaction((writer) =>
      writer.setDeviceState({ digestDueAt: digestDueAfter(serverTime, hourMs) }),
    );
  return done;
}

function isAnswer({ ranges }: DigestResponse, after: string): boolean {
  return ranges.length > 0 && ranges.every(({ upTo }, index) => upTo !== (ranges[index - 1]?.upTo ?? after));
}

function stopToAsk({ logger, replacement }: Exchange, seen: Replacement): WorkResult {
  logger.error({ what: 'digest' }, 'stopped to ask: nothing is taken away');
  return replacement.stop(seen);
}

/** Keeps how far it came; after the last kind, that both sides are equal. */
async function keep(
  { store, logger }: Exchange,
  { kind, after, ...tally }: Omit<DigestProgress, 'after'> & { readonly after: string | null },
  serverTime: Instant,
): Promise<void> {
  const next = after === null ? digestKinds[digestKinds.indexOf(kind) + 1] : kind;
  if (next !== undefined) {
    const digest: DigestProgress = { ...tally, kind: next, after: after ?? '' };
    return store.transaction((writer) => writer.setDeviceState({ digest }));
  }
  const { repaired } = tally;
  logger.info({ repaired }, 'both sides are equal');
  return store.transaction((writer) =>
    writer.setDeviceState({
      digest: null,
      digestAt: serverTime,
      digestRepaired: repaired,
      digestDueAt: digestDueAfter(serverTime),
    }),
  );
}

/**
 * One slice of the comparison of both sides (sync protocol 15, [Y20]): asks for the digests of some ranges, and puts right those that are
 * not equal. Called when there is nothing to send and nothing to pull; where it came to is kept, also over a restart.
 */
export async function verifyNext(exchange: Exchange, pulled: Pulled): Promise<WorkResult> {
  const { state, cursor, serverTime } = pulled;
  if (!isDue(state, serverTime)) return done;
  const { kind, after: start, ...before } = state.digest ?? begun;
  const answer = await exchange.transport.digest(exchange.peer, kind, start);
  if (!answer.ok) return postpone(exchange, serverTime, answer.error);
  if (answer.value.serverEpoch !== state.serverEpoch)
    return stopToAsk(exchange, { kind: 'other-office', deletions: [] });
  if (!isAnswer(answer.value, start))
    return postpone(exchange, serverTime, { kind: 'bad-answer', status: 200, at: 'ranges' });
  let tally = before;
  let after: string | null = start;
  let repairs = 0;
  for (const range of answer.value.ranges) {
    if (after === null || repairs === repairsInSlice) break;
    const keys = { kind, after, upTo: range.upTo };
    if (!(await isEqual(exchange, keys, range))) {
      repairs += 1;
      const repaired = await repairRange(exchange, keys, cursor, tally);
      if (!repaired.ok) {
        const { error } = repaired;
        return error.type === 'line'
          ? postpone(exchange, serverTime, error.failure)
          : stopToAsk(exchange, { kind: 'deletions', deletions: [{ kind, count: error.count }] });
      }
      tally = repaired.value;
    }
    after = range.upTo;
  }
  await keep(exchange, { kind, after, ...tally }, serverTime);
  return done;
}
