import { EntitySchema } from 'typeorm';
import type { Role } from '../../../shared/domain/people.ts';

/** The queues that a case stands in: `queueRoles` of its summary, to be asked by role. */
export interface CaseQueueRow {
  readonly role: Role;
  readonly caseId: string;
}

export const caseQueueEntity = new EntitySchema<CaseQueueRow>({
  name: 'case_queue',
  tableName: 'case_queue',
  columns: {
    role: { type: 'varchar', primary: true },
    caseId: { type: 'varchar', primary: true },
  },
});
