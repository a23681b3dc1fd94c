import { businessDay, type Instant } from '../../../shared/domain/dates.ts';
import type { CaseEvent } from '../../../shared/procedure/events.ts';
import type { CaseFacts, Claim } from '../../../shared/procedure/facts.ts';
import type { RequestRecord } from '../store/records.ts';

/** The moment of the act: by the central clock as the branch knew it, and never one that has not come here (sync protocol 11). */
function momentOfAct(at: Instant, now: Instant): Instant {
  return Date.parse(at) < Date.parse(now) ? at : now;
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
  { takeMinutes, centres }: Pick<CaseFacts, 'takeMinutes' | 'centres'>,
): CaseFacts {
  const at = momentOfAct(event.at, now);
  const { id, kind, firstNames, lastNames, companyName, identityCard, nit } = customer;
  return {
    customer: { id, kind, firstNames, lastNames, companyName, identityCard, nit },
    request,
    payments,
    orders: orders.map((order) => ({
      id: order.id,
      itemLine: order.itemLine,
      state: order.state,
      operationsCentre: order.operationsCentre,
      technician: order.technician,
      appointment: order.appointment,
      activities: order.activities,
    })),
    claims: claims.filter((claim) => claim.caseId !== event.caseId),
    businessDay: businessDay(at),
    centres,
    at,
    takeMinutes,
  };
}
