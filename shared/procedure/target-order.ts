import { z } from 'zod';
import { attendingAreas, reverseActivityStates } from '../domain/autonomous-orders.ts';
import { ok, type Result, refuse } from '../result.ts';
import type { RefusalCode } from './refusals.ts';
import type { Answerer, CaseHistory } from './step.ts';

/** What the steps of ORCAO look at of the one order that they are answered for; null when the case has no such order. */
export const targetOrderFacts = z.strictObject({
  order: z
    .strictObject({
      number: z.string().max(60),
      area: z.enum(attendingAreas),
      activities: z
        .array(
          z.strictObject({
            line: z.int().min(1).max(99),
            name: z.string().max(200),
            state: z.enum(reverseActivityStates),
          }),
        )
        .max(99),
    })
    .nullable(),
});
type Facts = z.output<typeof targetOrderFacts>;

export function lookAtTarget(_facts: unknown, history: CaseHistory, target: string | null): Facts {
  const order = history.orders.find(({ number }) => number === target);
  if (order === undefined) return { order: null };
  const { number, area, activities } = order;
  return {
    order: { number, area, activities: activities.map(({ line, name, state }) => ({ line, name, state })) },
  };
}

/** Each area attends its own orders. */
export function admitOwnArea({ role }: Answerer, { order }: Facts): Result<null, RefusalCode> {
  return order !== null && order.area === role ? ok(null) : refuse('wrong-area');
}
