import { EntitySchema } from 'typeorm';
import type { Mail } from '../../../shared/domain/mail.ts';

/** A mail of the central office, with what became of it. */
export interface BranchMailRow {
  readonly id: string;
  readonly caseId: string;
  readonly body: Mail;
}

export const branchMailEntity = new EntitySchema<BranchMailRow>({
  name: 'mail',
  tableName: 'mail',
  columns: {
    id: { type: 'varchar', primary: true },
    caseId: { type: 'varchar' },
    body: { type: 'simple-json' },
  },
});
