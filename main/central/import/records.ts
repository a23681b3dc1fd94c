import type { Company } from '../../../shared/domain/company.ts';
import type { Customer } from '../../../shared/domain/customers.ts';
import type { WorkOrder } from '../../../shared/domain/orders.ts';
import type { Area, Motive, User } from '../../../shared/domain/people.ts';
import type { ServiceRequest } from '../../../shared/domain/requests.ts';

/**
 * Records for the central office, whole: a request comes with all its items and payments, an order with all its activities.
 * Within a batch, and from one batch to the next, a record comes after the ones that it refers to.
 */
export interface ImportBatch {
  readonly company?: Company;
  readonly areas: readonly Area[];
  readonly motives: readonly Motive[];
  readonly users: readonly User[];
  readonly customers: readonly Customer[];
  readonly requests: readonly ServiceRequest[];
  readonly orders: readonly WorkOrder[];
}

/** How many records of a batch were new, had other content, or stood there alike. */
export interface UpsertCounts {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
}

/** Where imported and demonstration records go: the central office's store, or a fake of it. */
export interface ImportTarget {
  /** Puts a batch in, in one transaction. A record that stands there with the same content is left alone, so that no branch gets it again. */
  upsert(batch: ImportBatch): Promise<UpsertCounts>;
  /** @returns those of the requests that are known, in any order. */
  loadRequests(ids: readonly string[]): Promise<readonly ServiceRequest[]>;
  /** @returns those of the work orders that are known, in any order. */
  loadOrders(ids: readonly string[]): Promise<readonly WorkOrder[]>;
  /** @returns those of the customers' codes that are known. */
  hasCustomers(ids: readonly string[]): Promise<ReadonlySet<string>>;
}

/** A batch of the parts given; everything else is empty. */
export function importBatch(parts: Partial<ImportBatch>): ImportBatch {
  return { areas: [], motives: [], users: [], customers: [], requests: [], orders: [], ...parts };
}
