import { type Operation, pushLimits } from '../../shared/protocol/operations.ts';
import type { OutboxRow } from '../store/branch-store.ts';

/**
 * What one push carries: the first rows, of one epoch, within the protocol's limits times `share` (0 up to
 * 1); one row at least. It ends where numbers are missing between two rows, as after a database that was set back: the
 * central office has those.
 *
 * @param rows as the outbox lists them.
 */
export function takeBatch(rows: readonly OutboxRow[], share: number): readonly OutboxRow[] {
  const most = Math.max(1, Math.floor(pushLimits.operations * share));
  const batch: OutboxRow[] = [];
  let bytes = 0;
  for (const row of rows.slice(0, most)) {
    bytes += Buffer.byteLength(row.body);
    const last = batch.at(-1);
    const follows = last === undefined || (row.epoch === last.epoch && row.seq === last.seq + 1);
    if (!follows || (last !== undefined && bytes > pushLimits.bytes * share)) break;
    batch.push(row);
  }
  return batch;
}

/** The row as it goes over the line, without what is this workstation's own business. */
export function toOperation(row: OutboxRow): Operation {
  const { opId, seq, type, opVersion, baseVersion, body, hash, sha256, prevSha256 } = row;
  return { opId, seq, type, opVersion, baseVersion, body, hash, sha256, prevSha256 };
}
