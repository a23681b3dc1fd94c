import type { WorkOrder } from '../../../shared/domain/orders.ts';
import type { ServiceRequest } from '../../../shared/domain/requests.ts';
import { type Children, type Journal, type Located, mergeChildren, problemAt } from './collect-rows.ts';
import { gatherChunks, inChunks } from './in-chunks.ts';
import type { OrderHead } from './read-rows.ts';
import { type ImportTarget, importBatch, type UpsertCounts } from './records.ts';

export interface OrderRows {
  readonly orders: AsyncIterable<Located<OrderHead>>;
  /** Emptied as their orders go by. */
  readonly activities: Children<WorkOrder['activities'][number]>;
  readonly appointments: Children<NonNullable<WorkOrder['appointment']>>;
}

/** As many as `workOrderSchema` allows: one more, and no branch could read the order. */
const mostActivities = 99;

type Heads = ReadonlyMap<string, Located<OrderHead>>;
type Requests = ReadonlyMap<string, ServiceRequest>;

function whyRefused(
  { value }: Located<OrderHead>,
  requests: Requests,
): readonly [column: string, reason: string] | null {
  const request = requests.get(value.requestId);
  if (request === undefined) {
    return ['NRO_SOLICITUD', `la solicitud ${value.requestId} no está en la central ni en estos archivos.`];
  }
  const isLineKnown = value.itemLine === null || request.items.some(({ line }) => line === value.itemLine);
  return isLineKnown
    ? null
    : ['LINEA', `la solicitud ${value.requestId} no tiene la línea ${value.itemLine}.`];
}

/** Puts one order together; null when it, and so its children, cannot be taken. */
function assemble(
  id: string,
  head: Located<OrderHead> | undefined,
  before: WorkOrder | undefined,
  requests: Requests,
  { activities, appointments }: Pick<OrderRows, 'activities' | 'appointments'>,
  journal: Journal,
): WorkOrder | null {
  const activityRows = activities.get(id) ?? [];
  const appointmentRows = appointments.get(id) ?? [];
  activities.delete(id);
  appointments.delete(id);
  const base = head?.value ?? before;
  const refused = head === undefined ? null : whyRefused(head, requests);
  if (head !== undefined && refused !== null) journal.note(problemAt(head, ...refused));
  if (base === undefined || refused !== null) {
    const reason = `la orden ${id} no está en la central ni se tomó de estos archivos.`;
    for (const row of [...activityRows, ...appointmentRows])
      journal.note(problemAt(row, 'NRO_ORDEN', reason));
    return null;
  }
  const done = mergeChildren(before?.activities ?? [], activityRows, ({ line }) => line, mostActivities);
  for (const row of done.excess) {
    journal.note(problemAt(row, 'NRO_ORDEN', `la orden ${id} ya tiene ${mostActivities} actividades.`));
  }
  const appointment = appointmentRows[0]?.value ?? before?.appointment ?? null;
  // As the order's schema has its fields: the same order in the same words, however it came together.
  const { updatedAt, ...own } = base;
  return { ...own, appointment, activities: done.children, updatedAt };
}

/**
 * Puts work orders together from their own rows and those of their activities and appointments, over what is known of them, and writes
 * them. The requests of the same files are at the target already.
 */
export async function* importOrders(
  { orders, activities, appointments }: OrderRows,
  target: ImportTarget,
  journal: Journal,
): AsyncGenerator<UpsertCounts> {
  async function take(ids: readonly string[], heads: Heads): Promise<UpsertCounts> {
    const known = new Map((await target.loadOrders(ids)).map((order) => [order.id, order]));
    const asked = new Set([...heads.values()].map(({ value }) => value.requestId));
    const requests = new Map((await target.loadRequests([...asked])).map((request) => [request.id, request]));
    const taken = ids
      .map((id) =>
        assemble(id, heads.get(id), known.get(id), requests, { activities, appointments }, journal),
      )
      .filter((order) => order !== null);
    return target.upsert(importBatch({ orders: taken }));
  }

  for await (const rows of gatherChunks(orders)) {
    const heads = new Map(rows.map((row) => [row.value.id, row]));
    yield await take([...heads.keys()], heads);
  }
  // What is left belongs to orders that are in none of the files.
  const rest = [...new Set([...activities.keys(), ...appointments.keys()])];
  for (const ids of inChunks(rest)) yield await take(ids, new Map());
}
