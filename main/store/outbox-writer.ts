import type { EntityManager } from 'typeorm';
import { chainStart, type Sha256 } from '../../shared/procedure/chain.ts';
import type { NewId } from '../platform/ids.ts';
import type { StoredEvent } from './branch-store.ts';
import type { JournalRow } from './journal/journal-line.ts';
import { insertRows } from './sql.ts';

export interface StoreTools {
  readonly newId: NewId;
  readonly sha256: Sha256;
  /** Told of each row that is put into the outbox, before its transaction commits. */
  readonly onEnqueued?: (row: JournalRow) => void;
}

/** The end of the present epoch's chain. */
export interface OutboxHead {
  /** Null before the first row: the epoch is made with it (sync protocol 1). */
  readonly epoch: string | null;
  /** 0 and null in an epoch without a row. */
  readonly seq: number;
  readonly sha256: string | null;
}

async function beginEpoch(manager: EntityManager, newId: NewId): Promise<string> {
  const epoch = newId();
  await insertRows(manager, 'device_state', ['key', 'value'], [['epoch', JSON.stringify(epoch)]]);
  return epoch;
}

const columns = [
  'epoch',
  'seq',
  'opId',
  'type',
  'opVersion',
  'eventId',
  'caseId',
  'baseVersion',
  'body',
  'hash',
  'sha256',
  'prevSha256',
  'createdAt',
] as const satisfies readonly (keyof JournalRow)[];

/** Puts rows behind the last one in the outbox, as they are. */
export function insertOutboxRows(manager: EntityManager, rows: readonly JournalRow[]): Promise<void> {
  return insertRows(
    manager,
    'outbox',
    columns,
    rows.map((row) => columns.map((column) => row[column])),
  );
}

/** What an outbox row carries, whatever its number. */
export type OutboxItem = Omit<JournalRow, 'epoch' | 'seq' | 'opId' | 'sha256' | 'prevSha256'>;

export function toItem({ event, body, prevHash, hash }: StoredEvent): OutboxItem {
  const { eventId, caseId, at } = event;
  return {
    type: 'case-event',
    opVersion: 1,
    eventId,
    caseId,
    baseVersion: prevHash,
    body,
    hash,
    createdAt: at,
  };
}

/**
 * Puts items behind the last one in the outbox: numbers without a gap, each row's hash over the one before it (sync protocol 2).
 *
 * @returns where the chain ends now.
 */
export async function enqueueAll(
  manager: EntityManager,
  { newId, sha256, onEnqueued }: StoreTools,
  head: OutboxHead,
  items: readonly OutboxItem[],
): Promise<OutboxHead> {
  if (items.length === 0) return head;
  const epoch = head.epoch ?? (await beginEpoch(manager, newId));
  let { seq } = head;
  let previous = head.sha256 ?? chainStart;
  const rows = items.map((item): JournalRow => {
    const prevSha256 = previous;
    seq += 1;
    previous = sha256(`${prevSha256}\n${item.body}`);
    return { ...item, epoch, seq, opId: newId(), sha256: previous, prevSha256 };
  });
  await insertOutboxRows(manager, rows);
  for (const row of rows) onEnqueued?.(row);
  return { epoch, seq, sha256: previous };
}
