import type { Payment, RequestItem, ServiceRequest } from '../../../shared/domain/requests.ts';
import { type Children, type Journal, type Located, mergeChildren, problemAt } from './collect-rows.ts';
import { gatherChunks, inChunks } from './in-chunks.ts';
import type { RequestHead } from './read-rows.ts';
import { type ImportTarget, importBatch, type UpsertCounts } from './records.ts';

export interface RequestRows {
  readonly requests: AsyncIterable<Located<RequestHead>>;
  /** Emptied as their requests go by. */
  readonly items: Children<RequestItem>;
  readonly payments: Children<Payment>;
}

/** As many as `serviceRequestSchema` allows: one more, and no branch could read the request. */
const mostChildren = 99;

type Heads = ReadonlyMap<string, Located<RequestHead>>;

function whyRefused(
  { value }: Located<RequestHead>,
  itemCount: number,
  customers: ReadonlySet<string>,
): readonly [column: string | null, reason: string] | null {
  if (!customers.has(value.customerId)) {
    return ['CODIGO_CLIENTE', `el cliente ${value.customerId} no está en la central ni en estos archivos.`];
  }
  return itemCount === 0 ? [null, 'la solicitud no tiene ningún producto.'] : null;
}

/** Puts one request together; null when it, and so its children, cannot be taken. */
function assemble(
  id: string,
  head: Located<RequestHead> | undefined,
  before: ServiceRequest | undefined,
  customers: ReadonlySet<string>,
  { items, payments }: Pick<RequestRows, 'items' | 'payments'>,
  journal: Journal,
): ServiceRequest | null {
  const itemRows = items.get(id) ?? [];
  const paymentRows = payments.get(id) ?? [];
  items.delete(id);
  payments.delete(id);
  const base = head?.value ?? before;
  const merged = mergeChildren(before?.items ?? [], itemRows, ({ line }) => line, mostChildren);
  const refused = head === undefined ? null : whyRefused(head, merged.children.length, customers);
  if (head !== undefined && refused !== null) journal.note(problemAt(head, ...refused));
  if (base === undefined || refused !== null) {
    const reason = `la solicitud ${id} no está en la central ni se tomó de estos archivos.`;
    for (const row of [...itemRows, ...paymentRows]) journal.note(problemAt(row, 'NRO_SOLICITUD', reason));
    return null;
  }
  const paid = mergeChildren(before?.payments ?? [], paymentRows, (each) => each.receiptNumber, mostChildren);
  for (const row of [...merged.excess, ...paid.excess]) {
    journal.note(
      problemAt(row, 'NRO_SOLICITUD', `la solicitud ${id} ya tiene ${mostChildren} de estas filas.`),
    );
  }
  return { ...base, items: merged.children, payments: paid.children };
}

/**
 * Puts requests together from their own rows and those of their items and payments, over what is known of them, and writes them. A
 * request that lacks its customer or has no item is a problem, and so is a child row of a request that is not taken.
 */
export async function* importRequests(
  { requests, items, payments }: RequestRows,
  target: ImportTarget,
  journal: Journal,
): AsyncGenerator<UpsertCounts> {
  async function take(ids: readonly string[], heads: Heads): Promise<UpsertCounts> {
    const known = new Map((await target.loadRequests(ids)).map((request) => [request.id, request]));
    const asked = new Set([...heads.values()].map(({ value }) => value.customerId));
    const customers = await target.hasCustomers([...asked]);
    const taken = ids
      .map((id) => assemble(id, heads.get(id), known.get(id), customers, { items, payments }, journal))
      .filter((request) => request !== null);
    return target.upsert(importBatch({ requests: taken }));
  }

  for await (const rows of gatherChunks(requests)) {
    const heads = new Map(rows.map((row) => [row.value.id, row]));
    yield await take([...heads.keys()], heads);
  }
  // What is left belongs to requests that are in none of the files.
  const rest = [...new Set([...items.keys(), ...payments.keys()])];
  for (const ids of inChunks(rest)) yield await take(ids, new Map());
}
