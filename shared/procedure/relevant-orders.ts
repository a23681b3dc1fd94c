import { decidingOrderState, type OrderState } from '../domain/orders.ts';
import type { RequestItem } from '../domain/requests.ts';

interface Placed {
  /** The line of the request that the order installs; null when it serves all of it. */
  readonly itemLine: number | null;
}

/**
 * The work orders that install what is annulled: a partial annulment does not ask about the orders of products that stay (I-14).
 *
 * @param items null while it is not known what is annulled: all orders then.
 */
export function relevantOrders<Order extends Placed>(
  orders: readonly Order[],
  items: readonly Pick<RequestItem, 'line'>[] | null,
): readonly Order[] {
  if (items === null) return orders;
  const lines = new Set(items.map((item) => item.line));
  return orders.filter(({ itemLine }) => itemLine === null || lines.has(itemLine));
}

/** The most advanced of them decides (COM-DSC-P06 A.11). */
export function relevantOrderState(
  orders: readonly (Placed & { readonly state: OrderState })[],
  items: readonly Pick<RequestItem, 'line'>[] | null,
): OrderState {
  return decidingOrderState(relevantOrders(orders, items));
}
