import type { EntityManager } from 'typeorm';
import type { Customer } from '../../shared/domain/customers.ts';
import type { ServiceRequest } from '../../shared/domain/requests.ts';
import { type CustomerRow, customerEntity, customerFromRow } from './entities/customer.ts';
import { isOfSecond, nextRecency, wantedRecency } from './recency.ts';
import { searchTextOf } from './request-search.ts';
import { deleteRows, insertRows, rowsByKey } from './sql.ts';

interface Placed {
  readonly id: string;
  readonly recency: number;
}

const columns = [
  'recency',
  'id',
  'customerId',
  'kind',
  'registeredAt',
  'regional',
  'branch',
  'items',
  'payments',
] as const;

/** A row number for each request: its own where it has one, else the next free place of its second. */
async function placeRequests(
  manager: EntityManager,
  requests: readonly ServiceRequest[],
): Promise<ReadonlyMap<string, number>> {
  const standing = await rowsByKey<Placed>(
    manager,
    'SELECT id, recency FROM service_request',
    'id',
    requests.map((each) => each.id),
  );
  const own = new Map(standing.map((row) => [row.id, row.recency]));
  const places = new Map<string, number>();
  const taken = new Set<number>();
  let open = requests.flatMap((request) => {
    const before = own.get(request.id);
    if (before === undefined || !isOfSecond(before, request.registeredAt)) {
      return [{ id: request.id, recency: wantedRecency(request.registeredAt, request.id) }];
    }
    places.set(request.id, before);
    taken.add(before);
    return [];
  });
  while (open.length > 0) {
    const asked = open.map((each) => each.recency);
    const occupied = new Set(
      (await rowsByKey<Placed>(manager, 'SELECT id, recency FROM service_request', 'recency', asked)).map(
        (row) => row.recency,
      ),
    );
    const further: Placed[] = [];
    for (const { id, recency } of open) {
      if (occupied.has(recency) || taken.has(recency)) further.push({ id, recency: nextRecency(recency) });
      else {
        places.set(id, recency);
        taken.add(recency);
      }
    }
    open = further;
  }
  return places;
}

interface Indexed extends Placed {
  readonly customerId: string;
}

/** Writes the search index's rows anew, for requests whose customer is known; the others are indexed when the customer comes. */
async function indexRequests(
  manager: EntityManager,
  requests: readonly Indexed[],
  known: ReadonlyMap<string, Customer>,
): Promise<void> {
  const lacking = [...new Set(requests.map((each) => each.customerId))].filter((id) => !known.has(id));
  const table = manager.connection.getMetadata(customerEntity).tableName;
  const found = await rowsByKey<Omit<CustomerRow, 'identityCard'> & { identityCard: string | null }>(
    manager,
    `SELECT * FROM ${table}`,
    'id',
    lacking,
  );
  const customers = new Map(known);
  for (const row of found) {
    const identityCard = row.identityCard === null ? null : JSON.parse(row.identityCard);
    customers.set(row.id, customerFromRow({ ...row, identityCard }));
  }
  await deleteRows(
    manager,
    'request_search',
    'rowid',
    requests.map((each) => each.recency),
  );
  const rows = requests.flatMap(({ id, recency, customerId }) => {
    const customer = customers.get(customerId);
    return customer ? [[recency, searchTextOf(id, customer)] as const] : [];
  });
  await insertRows(manager, 'request_search', ['rowid', 'words'], rows);
}

/** Puts pulled customers in, and the requests of those that stood there already under their new names. */
export async function writeCustomers(manager: EntityManager, customers: readonly Customer[]): Promise<void> {
  const ids = customers.map((each) => each.id);
  await insertRows(
    manager,
    'customer',
    [
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
    ],
    customers.map((each) => [
      each.id,
      each.kind,
      each.firstNames,
      each.lastNames,
      each.companyName,
      each.identityCard === null ? null : JSON.stringify(each.identityCard),
      each.identityCard?.number ?? null,
      each.nit,
      each.phone,
      each.address,
      each.regional,
    ]),
    ['id'],
  );
  const requests = await rowsByKey<Indexed>(
    manager,
    'SELECT id, recency, customerId FROM service_request',
    'customerId',
    ids,
  );
  await indexRequests(manager, requests, new Map(customers.map((each) => [each.id, each])));
}

/** Puts pulled requests in, in their places of time, and into the search index. */
export async function writeRequests(
  manager: EntityManager,
  requests: readonly ServiceRequest[],
): Promise<void> {
  if (requests.length === 0) return;
  const places = await placeRequests(manager, requests);
  const standing = await rowsByKey<Placed>(
    manager,
    'SELECT id, recency FROM service_request',
    'id',
    requests.map((each) => each.id),
  );
  const moved = standing.filter((row) => places.get(row.id) !== row.recency).map((row) => row.recency);
  await deleteRows(manager, 'request_search', 'rowid', moved);
  await deleteRows(manager, 'service_request', 'recency', moved);
  const placed = requests.map((each) => ({ ...each, recency: places.get(each.id) ?? 0 }));
  await insertRows(
    manager,
    'service_request',
    columns,
    placed.map((each) => [
      each.recency,
      each.id,
      each.customerId,
      each.kind,
      each.registeredAt,
      each.regional,
      each.branch,
      JSON.stringify(each.items),
      JSON.stringify(each.payments),
    ]),
    ['recency'],
  );
  await indexRequests(manager, placed, new Map());
}

export async function deleteRequests(manager: EntityManager, ids: readonly string[]): Promise<void> {
  const rows = await rowsByKey<Placed>(manager, 'SELECT id, recency FROM service_request', 'id', ids);
  const places = rows.map((row) => row.recency);
  await deleteRows(manager, 'request_search', 'rowid', places);
  await deleteRows(manager, 'service_request', 'recency', places);
}
