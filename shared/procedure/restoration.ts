import { z } from 'zod';
import type { PlannedOrder } from '../domain/autonomous-orders.ts';
import { activitySchema } from '../domain/orders.ts';
import { proposeRestoration } from '../domain/reverse-activities.ts';
import type { CaseFacts } from './facts.ts';
import { relevantOrders } from './relevant-orders.ts';
import type { CaseHistory } from './step.ts';

export const closedOrderSchema = z.strictObject({
  id: z.string().max(40),
  activities: z.array(activitySchema).max(99),
});

type Known = Pick<CaseFacts, 'orders'>;
type Annulled = Pick<CaseHistory, 'items'>;

/** The closed work orders of what was annulled (COM-DSC-P06 B.6). */
export function closedOrdersOf(
  facts: Known,
  { items }: Annulled,
): readonly z.output<typeof closedOrderSchema>[] {
  return relevantOrders(facts.orders, items)
    .filter(({ state }) => state === 'closed')
    .map(({ id, activities }) => ({ id, activities }));
}

/** What B.7 proposes; empty when the closed orders hold no done activity. */
export function proposalFor(facts: Known, history: Annulled): readonly PlannedOrder[] {
  return proposeRestoration(closedOrdersOf(facts, history));
}

/** Is a plan what was proposed, in the same order? */
export function isProposal(plan: readonly PlannedOrder[], proposed: readonly PlannedOrder[]): boolean {
  const plain = (orders: readonly PlannedOrder[]) =>
    JSON.stringify(
      orders.map(({ area, activities }) => [
        area,
        activities.map(({ name, reverses }) => [name, reverses?.orderId ?? null, reverses?.line ?? null]),
      ]),
    );
  return plain(plan) === plain(proposed);
}
