import { businessDay, type Instant } from '../../shared/domain/dates.ts';
import type { CaseFacts } from '../../shared/procedure/facts.ts';
import type { StoreReader } from '../store/branch-store.ts';

/**
 * Everything that this workstation knows about a request now, as the procedure looks at it.
 *
 * @param exceptCaseId the case that asks: its own hold on the request is no obstacle to it.
 * @returns null when the request is not in the store.
 */
export async function gatherFacts(
  store: StoreReader,
  centralClock: { now(): Instant },
  requestId: string,
  exceptCaseId: string | null,
): Promise<CaseFacts | null> {
  const [found, claims, settings, centres] = await Promise.all([
    store.getRequest(requestId),
    store.listClaims(requestId, exceptCaseId),
    store.getSettings(),
    store.listCentres(),
  ]);
  if (!found) return null;
  const { id, kind, firstNames, lastNames, companyName, identityCard, nit } = found.customer;
  const { payments, ...request } = found.request;
  const at = centralClock.now();
  return {
    customer: { id, kind, firstNames, lastNames, companyName, identityCard, nit },
    request,
    payments,
    orders: found.orders.map((order) => ({
      id: order.id,
      itemLine: order.itemLine,
      state: order.state,
      operationsCentre: order.operationsCentre,
      technician: order.technician,
      appointment: order.appointment,
      activities: order.activities,
    })),
    claims: [...claims],
    businessDay: businessDay(at),
    centres: [...centres],
    at,
    takeMinutes: settings.takeMinutes,
  };
}
