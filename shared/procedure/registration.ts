import { businessDay } from '../domain/dates.ts';
import type { Cents } from '../domain/money.ts';
import { isInstalled } from '../domain/orders.ts';
import type { RequestItem } from '../domain/requests.ts';
import { ok, type Result, refuse } from '../result.ts';
import { answerOf } from './answers.ts';
import type { CaseAction } from './events.ts';
import { availableItems, type CaseFacts } from './facts.ts';
import type { RefusalCode } from './refusals.ts';
import { relevantOrderState } from './relevant-orders.ts';
import type { CaseState } from './state.ts';

type Registered = Extract<CaseAction, { type: 'annulment-registered' }>;

/** What the answers so far annul, as of the facts at hand: all that is available, or the chosen items. */
export function itemsToAnnul(state: Pick<CaseState, 'answers'>, facts: CaseFacts): readonly RequestItem[] {
  const available = availableItems(facts);
  if (answerOf(state, 'A3')?.answer.type !== 'partial') return available;
  const chosen = new Set(answerOf(state, 'A4')?.answer.itemIds ?? []);
  return available.filter((item) => chosen.has(item.id));
}

/** What the cash desk gives back: everything paid on a full annulment, the chosen items' fees on a partial one, never more than was paid. */
export function refundFor(state: Pick<CaseState, 'answers'>, chosen: readonly RequestItem[]): Cents {
  const fee = answerOf(state, 'A5')?.answer;
  if (!fee?.paid) return 0;
  if (answerOf(state, 'A3')?.answer.type !== 'partial') return fee.amountCents;
  return Math.min(
    fee.amountCents,
    chosen.reduce((sum, item) => sum + item.feeCents, 0),
  );
}

/**
 * The act at the end of the review. Everything is looked at once more, as minutes may have passed since the answers: an order executed
 * meanwhile, an item annulled elsewhere, a day that ended.
 */
export function register(
  state: CaseState,
  facts: CaseFacts,
  notificationNumber: string,
): Result<Registered, RefusalCode> {
  if (state.registered) return refuse('already-registered');
  if (state.position.kind !== 'act') return refuse('not-current-step');
  const items = itemsToAnnul(state, facts);
  const orderState = relevantOrderState(facts.orders, items);
  const sameDay = facts.businessDay === businessDay(facts.request.registeredAt);
  if (isInstalled(orderState) || !sameDay) return refuse('stale-facts');
  const wanted = answerOf(state, 'A4')?.answer.itemIds.length ?? 0;
  const partial = answerOf(state, 'A3')?.answer.type === 'partial';
  if (items.length === 0 || (partial && items.length !== wanted)) return refuse('under-annulment');
  return ok({
    type: 'annulment-registered',
    notificationNumber,
    items: [...items],
    refundCents: refundFor(state, items),
    orderState,
  });
}
