import type { WorkResult } from './engine.ts';
import type { Exchange } from './exchange.ts';

/**
 * The outbox's numbers were given out twice: this database is a copy of another one that goes on, or the other way round (S11). Whoever comes
 * second takes a new epoch, in which all that waits is numbered anew [Y13]. An operation that the central office has already it knows by its event.
 */
export async function beginEpochAfterFork({ store, sideFile, newId, logger }: Exchange): Promise<WorkResult> {
  const epoch = newId();
  const rows = await store.transaction((writer) => writer.renumberOutbox(epoch));
  // A crash before this is seen at the next start, and begins another epoch: no number was used in this one.
  await sideFile.raise({ epoch, seq: 0 });
  logger.warn({ epoch, rows }, 'the outbox goes on in a new epoch');
  return { type: 'renumbered' };
}
