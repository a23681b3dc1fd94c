import { join } from 'node:path';
import { wantedRecency } from '../../main/store/recency.ts';
import { searchTextOf } from '../../main/store/request-search.ts';
import type { Group } from './bench.ts';
import { type DemoPage, demoPages } from './demo-pages.ts';
import { compareRates, compareTimings, takeTurns, timed } from './measure.ts';
import { makeEmptyDatabase, openStore } from './open-store.ts';
import { insertStatement, openRaw, type RawDatabase, type RawStatement } from './raw-sqlite.ts';

const pageSize = 1_000;
const pages = 30;

type Table = 'customer' | 'service_request' | 'request_search' | 'work_order';
type TableRow = readonly [Table, readonly unknown[]];

const customerColumns = [
  'id',
  'kind',
  'firstNames',
  'lastNames',
  'companyName',
  'identityCard',
  'ciNumber',
  'nit',
  'phone',
  'address',
  'regional',
];
const requestColumns = [
  'recency',
  'id',
  'customerId',
  'kind',
  'registeredAt',
  'regional',
  'branch',
  'items',
  'payments',
];
const orderColumns = [
  'id',
  'requestId',
  'itemLine',
  'state',
  'operationsCentre',
  'technician',
  'appointment',
  'activities',
  'updatedAt',
];
const statements: Readonly<Record<Table, string>> = {
  customer: insertStatement('customer', customerColumns, 'id'),
  service_request: insertStatement('service_request', requestColumns, 'recency'),
  request_search: 'REPLACE INTO request_search (rowid, words) VALUES (?, ?)',
  work_order: insertStatement('work_order', orderColumns, 'id'),
};

const json = (value: unknown) => (value === null ? null : JSON.stringify(value));

/** The rows of a page in all the tables that the store writes them to, as values: the floor has nothing to do but write. */
function rowsOf({ customers, requests, orders }: DemoPage): readonly TableRow[] {
  return [
    ...customers.map((each): TableRow => {
      const card = each.identityCard;
      const { id, kind, firstNames, lastNames, companyName, nit, phone, address, regional } = each;
      const ci = card?.number ?? null;
      return [
        'customer',
        [id, kind, firstNames, lastNames, companyName, json(card), ci, nit, phone, address, regional],
      ];
    }),
    ...requests.flatMap((each, index): readonly TableRow[] => {
      const { id, customerId, kind, registeredAt, regional, branch } = each;
      const recency = wantedRecency(registeredAt, id);
      const values = [recency, id, customerId, kind, registeredAt, regional, branch];
      const customer = customers[index];
      return [
        ['service_request', [...values, json(each.items), json(each.payments)]],
        ...(customer ? [['request_search', [recency, searchTextOf(id, customer)]] satisfies TableRow] : []),
      ];
    }),
    ...orders.map((each): TableRow => {
      const { id, requestId, itemLine, state, operationsCentre, technician, updatedAt } = each;
      const values = [id, requestId, itemLine, state, operationsCentre, technician];
      return ['work_order', [...values, json(each.appointment), json(each.activities), updatedAt]];
    }),
  ];
}

/** @returns what writes one page, a row at a time in one transaction, and what ends it. */
async function rawWriter(raw: RawDatabase) {
  const prepared: Record<Table, RawStatement> = {
    customer: await raw.prepare(statements.customer),
    service_request: await raw.prepare(statements.service_request),
    request_search: await raw.prepare(statements.request_search),
    work_order: await raw.prepare(statements.work_order),
  };
  return {
    async write(rows: readonly TableRow[]) {
      await raw.run('BEGIN IMMEDIATE');
      for (const [table, values] of rows) await prepared[table].run(...values);
      await raw.run('COMMIT');
    },
    async close() {
      for (const statement of Object.values(prepared)) await statement.finalize();
      await raw.close();
    },
  };
}

async function gatherPages(): Promise<readonly DemoPage[]> {
  const gathered: DemoPage[] = [];
  for await (const page of demoPages(pages * pageSize, pageSize)) gathered.push(page);
  // The first brings the organisation and a few known requests; it is not like the others.
  return gathered.slice(1);
}

/** Pages of a first synchronization: requests with their customers and work orders, into an empty store. */
export const measurePulledRows: Group = async function* ({ folder, say }) {
  const floorFile = join(folder, 'pull-floor.db');
  await makeEmptyDatabase(floorFile);
  const all = await gatherPages();
  const rows = all.map(rowsOf);
  const store = await openStore(join(folder, 'pull', 'reversa.db'));
  const floor = await rawWriter(await openRaw(floorFile));
  try {
    say(`  ${all.length} pages of ${pageSize} requests with customer and order`);
    const taken = await takeTurns(
      all.length,
      async (round) => [
        await timed(() => store.transaction((writer) => writer.applyChanges(all[round]?.changes ?? []))),
      ],
      async (round) => [await timed(() => floor.write(rows[round] ?? []))],
    );
    yield compareRates('applying pulled requests', taken, pageSize, 1.5);
    yield* compareTimings(`a page of ${pageSize} requests`, taken, { p50: null, p95: null });
  } finally {
    await store.close();
    await floor.close();
  }
};
