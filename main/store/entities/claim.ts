import { EntitySchema } from 'typeorm';
import type { Claim } from '../../../shared/procedure/facts.ts';

/** A registered annulment's hold on one item. */
export interface ClaimRow extends Omit<Claim, 'registered'> {
  readonly requestId: string;
}

export const claimEntity = new EntitySchema<ClaimRow>({
  name: 'claim',
  tableName: 'claim',
  columns: {
    itemId: { type: 'varchar', primary: true },
    caseId: { type: 'varchar', primary: true },
    requestId: { type: 'varchar' },
    caseNumber: { type: 'varchar' },
    advisor: { type: 'varchar' },
    areaName: { type: 'varchar' },
    at: { type: 'varchar' },
  },
});
