import type { EntityManager } from 'typeorm';
import type { Customer } from '../../shared/domain/customers.ts';
import type { ServiceRequest } from '../../shared/domain/requests.ts';
import { type CustomerRow, customerFromRow } from './entities/customer.ts';
import { type Placed, placeRequests } from './place-requests.ts';
import { searchTextOf } from './request-search.ts';
import { deleteRows, insertRows, rowsByKey } from './sql.ts';

interface Indexed extends Placed {
  readonly customerId: string;
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

async function findRequests(
  manager: EntityManager,
  column: 'id' | 'customerId',
  keys: readonly string[],
): Promise<readonly Indexed[]> {
  return rowsByKey<Indexed>(manager, 'SELECT id, recency, customerId FROM service_request', column, keys);
}

async function findCustomers(
  manager: EntityManager,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Customer>> {
  const rows = await rowsByKey<Omit<CustomerRow, 'identityCard'> & { readonly identityCard: string | null }>(
    manager,
    'SELECT * FROM customer',
    'id',
    [...new Set(ids)],
  );
  return new Map(
    rows.map((row) => {
      const identityCard = row.identityCard === null ? null : JSON.parse(row.identityCard);
      return [row.id, customerFromRow({ ...row, identityCard })];
    }),
  );
}

async function removeFromIndex(manager: EntityManager, requests: readonly Placed[]): Promise<void> {
  await deleteRows(
    manager,
    'request_search',
    'rowid',
    requests.map((each) => each.recency),
  );
}

/** Enters requests whose customer is known in the search index; the others are entered when the customer comes. */
async function addToIndex(manager: EntityManager, requests: readonly Indexed[]): Promise<void> {
  const customers = await findCustomers(
    manager,
    requests.map((each) => each.customerId),
  );
  const rows = requests.flatMap(({ id, recency, customerId }) => {
    const customer = customers.get(customerId);
    return customer ? [[recency, searchTextOf(id, customer)] as const] : [];
  });
  await insertRows(manager, 'request_search', ['rowid', 'words'], rows);
}

/** Puts pulled customers in, and the requests of those that stood there already under their new names. */
export async function writeCustomers(manager: EntityManager, customers: readonly Customer[]): Promise<void> {
  const before = await findCustomers(
    manager,
    customers.map((each) => each.id),
  );
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
  // Most customers that come again are called as before: entering their requests anew takes longer than everything else.
  const renamed = customers.filter((each) => {
    const known = before.get(each.id);
    return known === undefined || searchTextOf('', known) !== searchTextOf('', each);
  });
  const requests = await findRequests(
    manager,
    'customerId',
    renamed.map((each) => each.id),
  );
  await removeFromIndex(manager, requests);
  await addToIndex(manager, requests);
}

/** Puts pulled requests in, in their places of time, and into the search index. */
export async function writeRequests(
  manager: EntityManager,
  requests: readonly ServiceRequest[],
): Promise<void> {
  if (requests.length === 0) return;
  const before = new Map(
    (
      await findRequests(
        manager,
        'id',
        requests.map((each) => each.id),
      )
    ).map((row) => [row.id, row]),
  );
  const places = await placeRequests(manager, requests, before);
  const moved = [...before.values()].filter((row) => places.get(row.id) !== row.recency);
  await deleteRows(
    manager,
    'service_request',
    'recency',
    moved.map((row) => row.recency),
  );
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
  const entered = placed.filter((row) => {
    const known = before.get(row.id);
    return known?.recency !== row.recency || known.customerId !== row.customerId;
  });
  const stale = entered.flatMap((row) => before.get(row.id) ?? []);
  await removeFromIndex(manager, stale);
  await addToIndex(manager, entered);
}

export async function deleteRequests(manager: EntityManager, ids: readonly string[]): Promise<void> {
  const rows = await findRequests(manager, 'id', ids);
  await removeFromIndex(manager, rows);
  await deleteRows(manager, 'service_request', 'id', ids);
}
