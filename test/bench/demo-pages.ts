import { generateDemo } from '../../main/central/demo/generate-demo.ts';
import type { ImportBatch } from '../../main/central/import/records.ts';
import type { Change } from '../../shared/protocol/changes.ts';

/** The moment at which the demonstration's data stand, so that every run has the same. */
export const demoNow = '2026-11-23T19:00:00.000Z';
const seed = 7;

/** Pulled changes of a part of the data, and the records that they bring. */
export interface DemoPage extends Pick<ImportBatch, 'customers' | 'requests' | 'orders'> {
  readonly changes: readonly Change[];
}

function changesOf(batch: ImportBatch): readonly Change[] {
  return [
    ...(batch.company ? [{ kind: 'company' as const, key: 'company', body: batch.company }] : []),
    ...batch.areas.map((body) => ({ kind: 'area' as const, key: body.id, body })),
    ...batch.motives.map((body) => ({ kind: 'motive' as const, key: body.id, body })),
    ...batch.users.map((body) => ({ kind: 'user' as const, key: body.id, body })),
    ...batch.customers.map((body) => ({ kind: 'customer' as const, key: body.id, body })),
    ...batch.requests.map((body) => ({ kind: 'request' as const, key: body.id, body })),
    ...batch.orders.map((body) => ({ kind: 'order' as const, key: body.id, body })),
  ];
}

function pageOf(batches: readonly ImportBatch[]): DemoPage {
  return {
    customers: batches.flatMap((batch) => batch.customers),
    requests: batches.flatMap((batch) => batch.requests),
    orders: batches.flatMap((batch) => batch.orders),
    changes: batches.flatMap(changesOf),
  };
}

/**
 * Demonstration data as pages of a pull: organisation and known requests first, then pages of `pageSize` requests (the last one perhaps
 * smaller), each with its customer and work order.
 */
export async function* demoPages(requests: number, pageSize: number): AsyncGenerator<DemoPage> {
  let gathered: ImportBatch[] = [];
  let isFirst = true;
  for await (const batch of generateDemo({ seed, requests, now: demoNow })) {
    if (isFirst) {
      isFirst = false;
      yield pageOf([batch]);
      continue;
    }
    gathered.push(batch);
    if (gathered.reduce((sum, each) => sum + each.requests.length, 0) < pageSize) continue;
    yield pageOf(gathered);
    gathered = [];
  }
  if (gathered.length > 0) yield pageOf(gathered);
}
