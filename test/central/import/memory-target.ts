import type { ImportTarget } from '../../../main/central/import/records.ts';
import type { Customer } from '../../../shared/domain/customers.ts';
import type { WorkOrder } from '../../../shared/domain/orders.ts';
import type { ServiceRequest } from '../../../shared/domain/requests.ts';

export interface MemoryTarget extends ImportTarget {
  readonly customers: Map<string, Customer>;
  readonly requests: Map<string, ServiceRequest>;
  readonly orders: Map<string, WorkOrder>;
}

/** Keeps records in maps, with the counts that the store gives. */
export function memoryTarget(): MemoryTarget {
  const customers = new Map<string, Customer>();
  const requests = new Map<string, ServiceRequest>();
  const orders = new Map<string, WorkOrder>();
  const known = <Value>(map: ReadonlyMap<string, Value>, ids: readonly string[]) =>
    ids.flatMap((id) => map.get(id) ?? []);
  return {
    customers,
    requests,
    orders,
    async upsert(batch) {
      const counts = { added: 0, changed: 0, unchanged: 0 };
      const put = <Value extends { readonly id: string }>(map: Map<string, Value>, value: Value) => {
        const before = map.get(value.id);
        if (before === undefined) counts.added += 1;
        else if (JSON.stringify(before) === JSON.stringify(value)) counts.unchanged += 1;
        else counts.changed += 1;
        map.set(value.id, value);
      };
      for (const each of batch.customers) put(customers, each);
      for (const each of batch.requests) put(requests, each);
      for (const each of batch.orders) put(orders, each);
      return counts;
    },
    loadRequests: async (ids) => known(requests, ids),
    loadOrders: async (ids) => known(orders, ids),
    hasCustomers: async (ids) => new Set(ids.filter((id) => customers.has(id))),
  };
}
