import type { ImportBatch } from '../../../main/central/import/records.ts';
import type { CaseFacts } from '../../../shared/procedure/facts.ts';
import { caseFacts } from '../../builders/case-facts.ts';
import { recordsOf } from './office-records.ts';

/** The request of `caseFacts` under another number and with a customer of its own; numbers count from 1. */
export function numberedFacts(number: number): CaseFacts {
  const { customer, request } = caseFacts();
  const [requestId, customerId] = [`S-${number}`, `C-${number}`];
  return caseFacts({
    customer: { ...customer, id: customerId },
    request: {
      ...request,
      id: requestId,
      customerId,
      items: request.items.map((item) => ({ ...item, id: `${requestId}-${item.line}` })),
    },
  });
}

/** What an import brings of them. */
export function recordsOfAll(
  facts: readonly CaseFacts[],
): Pick<ImportBatch, 'customers' | 'requests' | 'orders'> {
  const all = facts.map((each) => recordsOf(each));
  return {
    customers: all.flatMap(({ customers }) => customers),
    requests: all.flatMap(({ requests }) => requests),
    orders: all.flatMap(({ orders }) => orders),
  };
}
