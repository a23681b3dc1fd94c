import { EntitySchema } from 'typeorm';
import type { CaseProblem } from '../branch-store.ts';

/** Why the central office did not take an event of the case. */
export interface CaseProblemRow extends CaseProblem {
  readonly caseId: string;
  readonly acknowledged: boolean;
}

export const caseProblemEntity = new EntitySchema<CaseProblemRow>({
  name: 'case_problem',
  tableName: 'case_problem',
  columns: {
    caseId: { type: 'varchar', primary: true },
    code: { type: 'varchar' },
    winner: { type: 'simple-json', nullable: true },
    facts: { type: 'simple-json', nullable: true },
    at: { type: 'varchar' },
    acknowledged: { type: 'boolean' },
  },
});
