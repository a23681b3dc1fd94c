import type { WorkOrder } from '../../../shared/domain/orders.ts';
import { groupByOwner, type Located, mergeChildren, problemAt } from './collect-rows.ts';
import { inChunks } from './in-chunks.ts';
import type { OrderHead } from './read-rows.ts';
import type { ImportTarget } from './records.ts';
import type { ImportProblem } from './report.ts';

export interface OrderRows {
  readonly orders: ReadonlyMap<string, Located<OrderHead>>;
  readonly activities: ReadonlyMap<string, Located<WorkOrder['activities'][number]>>;
  readonly appointments: ReadonlyMap<string, Located<NonNullable<WorkOrder['appointment']>>>;
}

async function knownRequests(
  rows: OrderRows,
  taken: ReadonlySet<string>,
  target: ImportTarget,
): Promise<ReadonlySet<string>> {
  const known = new Set(taken);
  const asked = [...new Set([...rows.orders.values()].map(({ value }) => value.requestId))].filter(
    (id) => !taken.has(id),
  );
  for (const chunk of inChunks(asked)) {
    for (const { id } of await target.loadRequests(chunk)) known.add(id);
  }
  return known;
}

/**
 * Puts work orders together from their own rows and those of their activities and appointments, over what is known of them.
 *
 * @param taken numbers of the requests that go in with the same files.
 */
export async function assembleOrders(
  rows: OrderRows,
  taken: ReadonlySet<string>,
  target: ImportTarget,
  problems: ImportProblem[],
): Promise<readonly WorkOrder[]> {
  const activities = groupByOwner(rows.activities, 'NRO_ORDEN');
  const appointments = groupByOwner(rows.appointments, 'NRO_ORDEN');
  const ids = [...new Set([...rows.orders.keys(), ...activities.keys(), ...appointments.keys()])];
  const known = new Map<string, WorkOrder>();
  for (const chunk of inChunks(ids)) {
    for (const order of await target.loadOrders(chunk)) known.set(order.id, order);
  }
  const requests = await knownRequests(rows, taken, target);
  const assembled: WorkOrder[] = [];
  for (const id of ids) {
    const head = rows.orders.get(id);
    const before = known.get(id);
    const base = head?.value ?? before;
    const lacksRequest = head !== undefined && !requests.has(head.value.requestId);
    if (lacksRequest) {
      const reason = `la solicitud ${head.value.requestId} no está en la central ni en estos archivos.`;
      problems.push(problemAt(head.row, 'NRO_SOLICITUD', reason));
    }
    if (lacksRequest || base === undefined) {
      const children = [...(activities.get(id) ?? []), ...(appointments.get(id) ?? [])];
      const reason = `la orden ${id} no está en la central ni se tomó de estos archivos.`;
      problems.push(...children.map(({ row }) => problemAt(row, 'NRO_ORDEN', reason)));
      continue;
    }
    const done = activities.get(id)?.map(({ value }) => value) ?? [];
    assembled.push({
      ...base,
      activities: mergeChildren(before?.activities ?? [], done, (each) => each.line),
      appointment: appointments.get(id)?.at(-1)?.value ?? before?.appointment ?? null,
    });
  }
  return assembled;
}
