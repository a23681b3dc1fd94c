import { EntitySchema } from 'typeorm';
import { type ServiceRequestRow, serviceRequestEntity } from './service-request.ts';

/** A branch's table of service requests: the shared one, and where the request stands in time. */
export interface BranchRequestRow extends ServiceRequestRow {
  /**
   * The table's row number and the search index's: the larger, the newer. Lists and searches read it backwards instead of sorting.
   */
  readonly recency: number;
}

export const branchRequestEntity = new EntitySchema<BranchRequestRow>({
  name: 'branch_request',
  tableName: 'service_request',
  columns: { ...serviceRequestEntity.options.columns, recency: { type: 'integer' } },
});
