import { EntitySchema } from 'typeorm';
import type { SealedEvent } from '../../../shared/procedure/chain.ts';

/** One entry of a case's append-only log: of a stored row the status alone may ever change. */
export interface CaseEventRow extends SealedEvent {
  readonly eventId: string;
  readonly caseId: string;
  readonly seq: number;
  /** The central office keeps accepted events alone. */
  readonly status: 'pending' | 'accepted' | 'refused';
}

export const caseEventEntity = new EntitySchema<CaseEventRow>({
  name: 'case_event',
  tableName: 'case_event',
  columns: {
    eventId: { type: 'varchar', primary: true },
    caseId: { type: 'varchar' },
    seq: { type: 'integer' },
    body: { type: 'text' },
    prevHash: { type: 'varchar' },
    hash: { type: 'varchar' },
    status: { type: 'varchar' },
  },
});
