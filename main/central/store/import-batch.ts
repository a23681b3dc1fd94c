import { type EntityManager, In } from 'typeorm';
import type { ChangeKind } from '../../../shared/protocol/changes.ts';
import { areaEntity } from '../../store/entities/area.ts';
import { companyEntity } from '../../store/entities/company.ts';
import { customerEntity, customerToRow } from '../../store/entities/customer.ts';
import { motiveEntity } from '../../store/entities/motive.ts';
import { type ServiceRequestRow, serviceRequestEntity } from '../../store/entities/service-request.ts';
import { userEntity } from '../../store/entities/user.ts';
import { type WorkOrderRow, workOrderEntity } from '../../store/entities/work-order.ts';
import type { ImportBatch, UpsertCounts } from '../import/records.ts';
import { companyKey } from './catalogue.ts';
import { inChunks } from './chunks.ts';
import { everybody, renewFeed } from './feed-rows.ts';
import { type UpsertedRow, upsertRecords } from './upsert-records.ts';

type Upserted = UpsertedRow<{ readonly id: string }>;

/** Tells the branches of a record's regional that it changed, and the ones that had it before that it is gone. */
async function feed<Row extends { readonly id: string }>(
  manager: EntityManager,
  kind: ChangeKind,
  upserted: readonly UpsertedRow<Row>[],
  scopeOf: (row: Row) => string | null,
): Promise<void> {
  const gone = upserted.flatMap(({ row, before }) => {
    const scope = before === null ? null : scopeOf(before);
    return scope === null || scope === scopeOf(row) ? [] : [{ scope, key: row.id }];
  });
  for (const [scope, rows] of Map.groupBy(gone, (each) => each.scope)) {
    await renewFeed(
      manager,
      scope,
      kind,
      rows.map(({ key }) => key),
      true,
    );
  }
  for (const [scope, rows] of Map.groupBy(upserted, ({ row }) => scopeOf(row))) {
    if (scope !== null)
      await renewFeed(
        manager,
        scope,
        kind,
        rows.map(({ row }) => row.id),
      );
  }
}

async function feedUsers(
  manager: EntityManager,
  users: readonly UpsertedRow<{ id: string; areaId: string }>[],
) {
  const areaIds = users.flatMap(({ row, before }) => [row.areaId, before?.areaId ?? row.areaId]);
  const areas = await inChunks(areaIds, (chunk) =>
    manager.getRepository(areaEntity).findBy({ id: In(chunk) }),
  );
  const regionalOf = new Map(areas.map(({ id, regional }) => [id, regional]));
  await feed(manager, 'user', users, ({ areaId }) => regionalOf.get(areaId) ?? null);
}

/** A holder is known wherever one of its requests is, also outside its own regional. */
async function feedHolders(
  manager: EntityManager,
  requests: readonly UpsertedRow<ServiceRequestRow>[],
): Promise<void> {
  const holders = await inChunks(
    requests.map(({ row }) => row.customerId),
    (chunk) =>
      manager
        .getRepository(customerEntity)
        .find({ where: { id: In(chunk) }, select: { id: true, regional: true } }),
  );
  const homeOf = new Map(holders.map(({ id, regional }) => [id, regional]));
  const away = requests.map(({ row }) => row).filter((row) => homeOf.get(row.customerId) !== row.regional);
  for (const [regional, rows] of Map.groupBy(away, (row) => row.regional)) {
    await renewFeed(manager, regional, 'customer', [...new Set(rows.map(({ customerId }) => customerId))]);
  }
}

/** Orders go where their request goes, also when only the request moved. */
async function feedOrders(
  manager: EntityManager,
  orders: readonly UpsertedRow<WorkOrderRow>[],
  requests: readonly UpsertedRow<ServiceRequestRow>[],
): Promise<void> {
  const moved = requests.filter(({ row, before }) => before !== null && before.regional !== row.regional);
  const ofMoved = await inChunks(
    moved.map(({ row }) => row.id),
    (chunk) => manager.getRepository(workOrderEntity).findBy({ requestId: In(chunk) }),
  );
  for (const { row, before } of moved) {
    const keys = ofMoved.filter(({ requestId }) => requestId === row.id).map(({ id }) => id);
    await renewFeed(manager, before?.regional ?? row.regional, 'order', keys, true);
  }
  const changed = new Map<string, UpsertedRow<WorkOrderRow>>(
    ofMoved.map((row) => [row.id, { row, before: row }]),
  );
  for (const order of orders) changed.set(order.row.id, order);
  const all = [...changed.values()];
  const requestIds = all.flatMap(({ row, before }) => [row.requestId, before?.requestId ?? row.requestId]);
  const known = await inChunks(requestIds, (chunk) =>
    manager
      .getRepository(serviceRequestEntity)
      .find({ where: { id: In(chunk) }, select: { id: true, regional: true } }),
  );
  const regionalOf = new Map(known.map(({ id, regional }) => [id, regional]));
  await feed(manager, 'order', all, ({ requestId }) => regionalOf.get(requestId) ?? null);
}

function count(batch: ImportBatch, upserted: readonly (readonly Upserted[])[]): UpsertCounts {
  const { areas, motives, users, customers, requests, orders } = batch;
  const given = [areas, motives, users, customers, requests, orders].reduce(
    (sum, rows) => sum + rows.length,
    0,
  );
  const all = upserted.flat();
  const added = all.filter(({ before }) => before === null).length;
  const total = given + (batch.company ? 1 : 0);
  return { added, changed: all.length - added, unchanged: total - all.length };
}

/**
 * Puts a batch in, and into the feed what is not as it was, the referred ones first. It never touches what cases did here: an item that
 * was annulled stays held by its annulment, whatever the import says of it.
 */
export async function upsertBatch(manager: EntityManager, batch: ImportBatch): Promise<UpsertCounts> {
  const company = await upsertRecords(
    manager,
    companyEntity,
    batch.company ? [{ id: companyKey, ...batch.company }] : [],
  );
  await feed(manager, 'company', company, () => everybody);
  const areas = await upsertRecords(manager, areaEntity, batch.areas);
  await feed(manager, 'area', areas, () => everybody);
  const motives = await upsertRecords(manager, motiveEntity, batch.motives);
  await feed(manager, 'motive', motives, () => everybody);
  const users = await upsertRecords(manager, userEntity, batch.users);
  await feedUsers(manager, users);
  const customers = await upsertRecords(manager, customerEntity, batch.customers.map(customerToRow));
  await feed(manager, 'customer', customers, ({ regional }) => regional);
  const requests = await upsertRecords(manager, serviceRequestEntity, batch.requests);
  await feedHolders(manager, requests);
  await feed(manager, 'request', requests, ({ regional }) => regional);
  const orders = await upsertRecords(manager, workOrderEntity, batch.orders);
  await feedOrders(manager, orders, requests);
  return count(batch, [company, areas, motives, users, customers, requests, orders]);
}
