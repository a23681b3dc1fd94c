import { z } from 'zod';
import { customerSchema } from '../domain/customers.ts';
import { daySchema, instantSchema } from '../domain/dates.ts';
import { activitySchema, appointmentSchema, orderStates } from '../domain/orders.ts';
import { requestItemSchema, serviceRequestSchema } from '../domain/requests.ts';

/** An annulment that holds an item of a request: at most one case does (sync protocol 8). */
export const claimSchema = z.strictObject({
  itemId: z.string().max(60),
  caseId: z.uuid(),
  caseNumber: z.string().max(40),
  advisor: z.string().max(120),
  areaName: z.string().max(120),
  at: z.iso.datetime({ precision: 3 }),
  /** False while the other case is still being answered, true once its annulment is registered. */
  registered: z.boolean(),
});
export type Claim = z.infer<typeof claimSchema>;

export const caseFactsSchema = z.strictObject({
  customer: customerSchema.omit({ phone: true, address: true, regional: true }),
  request: serviceRequestSchema
    .omit({ payments: true })
    .extend({ items: z.array(requestItemSchema).min(1).max(99) }),
  payments: serviceRequestSchema.shape.payments,
  orders: z
    .array(
      z.strictObject({
        id: z.string().max(40),
        /** The line of the request that it installs; null when it serves all of it. */
        itemLine: z.int().min(1).max(999).nullable(),
        state: z.enum(orderStates),
        operationsCentre: z.string().max(120),
        technician: z.string().max(120).nullable(),
        appointment: appointmentSchema.nullable(),
        activities: z.array(activitySchema).max(99),
      }),
    )
    .max(99),
  /** Other cases on the request's items. */
  claims: z.array(claimSchema).max(200),
  /** Today in La Paz by the central office's clock as last known (R17). */
  businessDay: daySchema,
  /** Names of the operations centres that have a supervisor (COM-DSC-P06 A.14, A.16). */
  centres: z.array(z.string().max(120)).max(200),
  /** The moment by the same clock. */
  at: instantSchema,
  /** Minutes after which a case that was taken and forgotten is free again (U12): the administrator's setting. */
  takeMinutes: z.int().min(5).max(10_080),
});
/**
 * What a branch or the central office knows about a case's request at one moment. Each event keeps the facts that its step looked at,
 * so that the log tells why it went where it did.
 */
export type CaseFacts = z.infer<typeof caseFactsSchema>;

/** The items that can still be annulled: neither annulled nor held by another case's registered annulment. */
export function availableItems(facts: Pick<CaseFacts, 'request' | 'claims'>): CaseFacts['request']['items'] {
  const held = new Set(facts.claims.filter((claim) => claim.registered).map((claim) => claim.itemId));
  return facts.request.items.filter((item) => item.state === 'active' && !held.has(item.id));
}
