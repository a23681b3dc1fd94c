import type { Customer } from '../../../shared/domain/customers.ts';
import type { Payment, RequestItem, ServiceRequest } from '../../../shared/domain/requests.ts';
import { groupByOwner, type Located, mergeChildren, problemAt } from './collect-rows.ts';
import { inChunks } from './in-chunks.ts';
import type { RequestHead } from './read-rows.ts';
import type { ImportTarget } from './records.ts';
import type { ImportProblem } from './report.ts';

export interface RequestRows {
  readonly customers: ReadonlyMap<string, Located<Customer>>;
  readonly requests: ReadonlyMap<string, Located<RequestHead>>;
  readonly items: ReadonlyMap<string, Located<RequestItem>>;
  readonly payments: ReadonlyMap<string, Located<Payment>>;
}

async function unknownCustomers(rows: RequestRows, target: ImportTarget): Promise<ReadonlySet<string>> {
  const asked = [...rows.requests.values()].map(({ value }) => value.customerId);
  const elsewhere = [...new Set(asked)].filter((id) => !rows.customers.has(id));
  const unknown = new Set(elsewhere);
  for (const chunk of inChunks(elsewhere)) {
    for (const id of await target.hasCustomers(chunk)) unknown.delete(id);
  }
  return unknown;
}

/**
 * Puts requests together from their own rows and those of their items and payments, over what is known of them. A request that lacks
 * its customer or has no item is a problem, and so is a child row of a request that is not taken.
 */
export async function assembleRequests(
  rows: RequestRows,
  target: ImportTarget,
  problems: ImportProblem[],
): Promise<readonly ServiceRequest[]> {
  const items = groupByOwner(rows.items, 'NRO_SOLICITUD');
  const payments = groupByOwner(rows.payments, 'NRO_SOLICITUD');
  const ids = [...new Set([...rows.requests.keys(), ...items.keys(), ...payments.keys()])];
  const known = new Map<string, ServiceRequest>();
  for (const chunk of inChunks(ids)) {
    for (const request of await target.loadRequests(chunk)) known.set(request.id, request);
  }
  const unknown = await unknownCustomers(rows, target);
  const taken: ServiceRequest[] = [];
  for (const id of ids) {
    const head = rows.requests.get(id);
    const before = known.get(id);
    const base = head?.value ?? before;
    const merged = mergeChildren(
      before?.items ?? [],
      items.get(id)?.map(({ value }) => value) ?? [],
      (each) => each.line,
    );
    const refused = refusalOf(head, base !== undefined, merged.length, unknown);
    if (refused) problems.push(refused);
    if (refused || base === undefined) {
      const reason = `la solicitud ${id} no está en la central ni se tomó de estos archivos.`;
      const children = [...(items.get(id) ?? []), ...(payments.get(id) ?? [])];
      problems.push(...children.map(({ row }) => problemAt(row, 'NRO_SOLICITUD', reason)));
      continue;
    }
    const paid = payments.get(id)?.map(({ value }) => value) ?? [];
    taken.push({
      ...base,
      items: merged,
      payments: mergeChildren(before?.payments ?? [], paid, (each) => each.receiptNumber),
    });
  }
  return taken;
}

function refusalOf(
  head: Located<RequestHead> | undefined,
  isKnown: boolean,
  itemCount: number,
  unknown: ReadonlySet<string>,
): ImportProblem | null {
  if (!head || !isKnown) return null;
  if (unknown.has(head.value.customerId)) {
    return problemAt(
      head.row,
      'CODIGO_CLIENTE',
      `el cliente ${head.value.customerId} no está en la central ni en estos archivos.`,
    );
  }
  return itemCount === 0 ? problemAt(head.row, null, 'la solicitud no tiene ningún producto.') : null;
}
