import type { EntityManager } from 'typeorm';
import type { Change, ChangeKind } from '../../shared/protocol/changes.ts';
import type { StoreWriter } from './branch-store.ts';
import { renewProjections } from './case-projection.ts';
import { learnNumbers } from './counters.ts';
import { applyReceived } from './document-tables.ts';
import { deleteRequests, writeCustomers, writeRequests } from './request-writer.ts';
import { deleteRows, insertRows, type SqlValue } from './sql.ts';

type Of<Kind extends ChangeKind> = Extract<Change, { readonly kind: Kind }>;
type BodyOf<Kind extends ChangeKind> = NonNullable<Of<Kind>['body']>;

/** The last word on each key of one kind: bodies to write, keys of what is gone. */
function sift<Kind extends ChangeKind>(changes: readonly Change[], kind: Kind) {
  const last = new Map<string, Of<Kind>>();
  for (const change of changes) if (change.kind === kind) last.set(change.key, change as Of<Kind>);
  const all = [...last.values()];
  return {
    bodies: all.flatMap((change) => (change.body === null ? [] : [change.body as BodyOf<Kind>])),
    gone: all.filter((change) => change.body === null).map((change) => change.key),
  };
}

async function applyOrganisation(manager: EntityManager, changes: readonly Change[]): Promise<void> {
  const companies = sift(changes, 'company');
  await insertRows(
    manager,
    'company',
    ['id', 'name', 'nit', 'address', 'demonstration'],
    companies.bodies
      .slice(-1)
      .map((each) => ['company', each.name, each.nit, each.address, each.demonstration ? 1 : 0]),
    ['id'],
  );
  const areas = sift(changes, 'area');
  await insertRows(
    manager,
    'area',
    ['id', 'name', 'regional'],
    areas.bodies.map((each) => [each.id, each.name, each.regional]),
    ['id'],
  );
  await deleteRows(manager, 'area', 'id', areas.gone);
  const users = sift(changes, 'user');
  await insertRows(
    manager,
    'user_account',
    ['id', 'username', 'name', 'role', 'areaId', 'email', 'passwordHash', 'active', 'demoPassword'],
    users.bodies.map((each) => [
      each.id,
      each.username,
      each.name,
      each.role,
      each.areaId,
      each.email,
      each.passwordHash,
      each.active ? 1 : 0,
      each.demoPassword,
    ]),
    ['id'],
  );
  await deleteRows(manager, 'user_account', 'id', users.gone);
  const motives = sift(changes, 'motive');
  await insertRows(
    manager,
    'motive',
    ['id', 'name', 'causes', 'needsNote', 'position'],
    motives.bodies.map((each) => [
      each.id,
      each.name,
      JSON.stringify(each.causes),
      each.needsNote ? 1 : 0,
      each.position,
    ]),
    ['id'],
  );
  await deleteRows(manager, 'motive', 'id', motives.gone);
}

async function applyOffice(manager: EntityManager, changes: readonly Change[]): Promise<void> {
  const settings = sift(changes, 'settings');
  await insertRows(
    manager,
    'settings',
    ['id', 'body'],
    settings.bodies.slice(-1).map((each) => ['settings', JSON.stringify(each)]),
    ['id'],
  );
  const mails = sift(changes, 'mail');
  await insertRows(
    manager,
    'mail',
    ['id', 'caseId', 'body'],
    mails.bodies.map((each) => [each.id, each.caseId, JSON.stringify(each)]),
    ['id'],
  );
  await deleteRows(manager, 'mail', 'id', mails.gone);
  const documents = sift(changes, 'document');
  await applyReceived(manager, documents.bodies, documents.gone);
}

async function applyRequests(manager: EntityManager, changes: readonly Change[]): Promise<void> {
  const customers = sift(changes, 'customer');
  await writeCustomers(manager, customers.bodies);
  await deleteRows(manager, 'customer', 'id', customers.gone);
  const requests = sift(changes, 'request');
  await writeRequests(manager, requests.bodies);
  await deleteRequests(manager, requests.gone);
  const orders = sift(changes, 'order');
  const columns = [
    'id',
    'requestId',
    'itemLine',
    'state',
    'operationsCentre',
    'technician',
    'appointment',
    'activities',
    'updatedAt',
  ] as const;
  await insertRows(
    manager,
    'work_order',
    columns,
    orders.bodies.map((each): SqlValue[] => [
      each.id,
      each.requestId,
      each.itemLine,
      each.state,
      each.operationsCentre,
      each.technician,
      each.appointment === null ? null : JSON.stringify(each.appointment),
      JSON.stringify(each.activities),
      each.updatedAt,
    ]),
    ['id'],
  );
  await deleteRows(manager, 'work_order', 'id', orders.gone);
}

const eventColumns = ['eventId', 'caseId', 'seq', 'body', 'prevHash', 'hash', 'status'] as const;

/**
 * A log only grows: an event that stands here already was this workstation's own, and is now known to be accepted. One that this version
 * cannot read is kept for one that can.
 */
async function applyEvents(manager: EntityManager, changes: readonly Change[]): Promise<void> {
  const events = changes.flatMap((change) =>
    change.kind === 'case-event' && change.body !== null ? [{ eventId: change.key, ...change.body }] : [],
  );
  const rows = [...new Map(events.map((each) => [each.eventId, each])).values()];
  const values = rows.map((row) => eventColumns.map((name) => (name === 'status' ? 'accepted' : row[name])));
  await insertRows(manager, 'case_event', eventColumns, values, {
    by: ['eventId'],
    set: `status = 'accepted' WHERE hash = excluded.hash AND status <> 'accepted'`,
  });
  await renewProjections(
    manager,
    rows.map((row) => row.caseId),
  );
  await learnNumbers(
    manager,
    rows.map((row) => row.body),
  );
}

export function changeWriter(manager: EntityManager): Pick<StoreWriter, 'applyChanges'> {
  return {
    async applyChanges(changes) {
      await applyOrganisation(manager, changes);
      await applyOffice(manager, changes);
      await applyRequests(manager, changes);
      await applyEvents(manager, changes);
    },
  };
}
