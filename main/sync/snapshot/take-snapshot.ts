import type { Instant } from '../../../shared/domain/dates.ts';
import { isBulkDeletion } from '../../../shared/protocol/digest.ts';
import type { DeviceState } from '../../store/branch-store.ts';
import type { TransportFailure } from '../answer.ts';
import type { WorkResult } from '../engine.ts';
import type { Exchange } from '../exchange.ts';

/** Records that are taken away in one transaction. */
const sweptAtOnce = 1000;

export function asksForSnapshot(failure: TransportFailure, { pullCursor }: DeviceState): boolean {
  return failure.kind === 'refused' && failure.error.error === 'cursor-expired' && pullCursor !== null;
}

/**
 * What was deleted since this device's cursor is no longer known (sync protocol 9): everything is pulled from the start, and what does not
 * come is gone. A snapshot that was begun before begins again.
 */
export async function beginSnapshot(
  { store, logger }: Exchange,
  failure: TransportFailure,
): Promise<WorkResult> {
  logger.warn('the cursor has expired: everything is pulled again');
  const since = failure.kind === 'refused' ? failure.error.serverTime : null;
  await store.transaction(async (writer) => {
    await writer.beginSnapshot();
    await writer.setDeviceState({ pullCursor: null, snapshotAt: since, digest: null });
  });
  return { type: 'pulled', more: true };
}

/**
 * At the end of a snapshot: takes away what it did not bring, unless that is most of it (S16). Where it was interrupted it goes on.
 *
 * @returns null when all is done.
 */
export async function finishSnapshot(exchange: Exchange, serverTime: Instant): Promise<WorkResult | null> {
  const { store, logger, onChange, replacement } = exchange;
  const counts = await store.transaction((writer) => writer.countUnseen());
  if (!replacement.mayDelete() && counts.some(({ unseen, of }) => isBulkDeletion(unseen, of))) {
    logger.error('stopped to ask: nothing is taken away');
    const gone = counts.filter(({ unseen }) => unseen > 0);
    const deletions = gone.map(({ kind, unseen }) => ({ kind, count: unseen }));
    return replacement.stop({ kind: 'deletions', deletions });
  }
  let swept = 0;
  for (let more = true; more; ) {
    more = await store.transaction(async (writer) => {
      const gone = await writer.listUnseen(sweptAtOnce);
      swept += gone.length;
      if (gone.length > 0) await writer.applyChanges(gone);
      const isLast = gone.length < sweptAtOnce;
      if (isLast) {
        await writer.beginSnapshot();
        // Cases are not swept: the comparison tells of those that the central office no longer hands out.
        await writer.setDeviceState({ snapshotAt: null, digestDueAt: serverTime });
      }
      return !isLast;
    });
  }
  logger.info({ swept }, 'everything was pulled again');
  if (swept > 0) onChange('cases');
  return null;
}
