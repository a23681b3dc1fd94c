import { businessDay, type Instant } from '../../../shared/domain/dates.ts';
import type { CaseEvent } from '../../../shared/procedure/events.ts';
import type { CaseFacts, Claim } from '../../../shared/procedure/facts.ts';
import type { RequestRecord } from '../store/records.ts';

/** The day that the branch acted on: by the central clock as it knew it, and never a day that has not come here (sync protocol 11). */
function dayOfAct(at: Instant, now: Instant): string {
  return businessDay(Date.parse(at) < Date.parse(now) ? at : now);
}

/**
 * Everything that the central office knows about the request of an event, as the procedure looks at it.
 *
 * @param claims of all cases on the request; the event's own case is no obstacle to itself.
 */
export function gatherFacts(
  { request: { payments, ...request }, customer, orders }: RequestRecord,
  claims: readonly Claim[],
  event: Pick<CaseEvent, 'caseId' | 'at'>,
  now: Instant,
): CaseFacts {
  const { id, kind, firstNames, lastNames, companyName, identityCard, nit } = customer;
  return {
    customer: { id, kind, firstNames, lastNames, companyName, identityCard, nit },
    request,
    payments,
    orders: orders.map((order) => ({
      id: order.id,
      state: order.state,
      operationsCentre: order.operationsCentre,
      technician: order.technician,
    })),
    claims: claims.filter((claim) => claim.caseId !== event.caseId),
    businessDay: dayOfAct(event.at, now),
  };
}
