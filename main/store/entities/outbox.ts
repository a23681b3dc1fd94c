import { EntitySchema } from 'typeorm';
import type { Outcome } from '../../../shared/protocol/operations.ts';
import type { OutboxRow } from '../branch-store.ts';

export interface OutboxEntry extends OutboxRow {
  /** Given by the database in the order of writing, across epochs. */
  readonly position: number;
  readonly eventId: string;
  /** Null until the central office acknowledged it; `superseded` when a later row carries the same event. */
  readonly outcome: Outcome['status'] | 'superseded' | null;
}

export const outboxEntity = new EntitySchema<OutboxEntry>({
  name: 'outbox',
  tableName: 'outbox',
  columns: {
    position: { type: 'integer', primary: true, generated: 'increment' },
    epoch: { type: 'varchar' },
    seq: { type: 'integer' },
    opId: { type: 'varchar' },
    type: { type: 'varchar' },
    opVersion: { type: 'integer' },
    eventId: { type: 'varchar' },
    caseId: { type: 'varchar' },
    baseVersion: { type: 'varchar' },
    body: { type: 'text' },
    hash: { type: 'varchar' },
    sha256: { type: 'varchar' },
    prevSha256: { type: 'varchar' },
    createdAt: { type: 'varchar' },
    attempts: { type: 'integer', default: 0 },
    lastError: { type: 'varchar', nullable: true },
    outcome: { type: 'varchar', nullable: true },
  },
});
