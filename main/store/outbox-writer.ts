import type { EntityManager } from 'typeorm';
import { chainStart, type Sha256 } from '../../shared/procedure/chain.ts';
import type { NewId } from '../platform/ids.ts';
import type { StoredEvent } from './branch-store.ts';
import { insertRows } from './sql.ts';

export interface StoreTools {
  readonly newId: NewId;
  readonly sha256: Sha256;
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
];

/** Puts an event behind the last one in the outbox: numbers without a gap, each row's hash over the one before it (sync protocol 2). */
export async function enqueue(
  manager: EntityManager,
  tools: StoreTools,
  head: OutboxHead,
  { event, body, prevHash, hash }: StoredEvent,
): Promise<void> {
  const prevSha256 = head.sha256 ?? chainStart;
  await insertRows(manager, 'outbox', columns, [
    [
      head.epoch ?? (await beginEpoch(manager, tools.newId)),
      head.seq + 1,
      tools.newId(),
      'case-event',
      1,
      event.eventId,
      event.caseId,
      prevHash,
      body,
      hash,
      tools.sha256(`${prevSha256}\n${body}`),
      prevSha256,
      event.at,
    ],
  ]);
}
