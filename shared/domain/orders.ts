import { z } from 'zod';
import { instantSchema } from './dates.ts';

/**
 * From the least to the most advanced: the most advanced order of a request decides (COM-DSC-P06 A.11). A suspended one waits for
 * nobody (A.16), so an assigned one beside it decides.
 */
export const orderStates = ['registered', 'suspended', 'assigned', 'executed', 'closed'] as const;
export type OrderState = (typeof orderStates)[number];

/** One word for each, on screen and paper. */
export const orderStateNames: Readonly<Record<OrderState, string>> = {
  registered: 'Registrada',
  suspended: 'Suspendida',
  assigned: 'Asignada',
  executed: 'Ejecutada',
  closed: 'Cerrada',
};

export const activitySchema = z.strictObject({
  line: z.int().min(1).max(999),
  name: z.string().min(1).max(200),
  done: z.boolean(),
  doneAt: instantSchema.nullable(),
});

export const appointmentSchema = z.strictObject({
  at: instantSchema,
  place: z.string().max(200).nullable(),
});

export const workOrderSchema = z.strictObject({
  /** The order's number: it is its identity. */
  id: z.string().min(1).max(40),
  requestId: z.string().min(1).max(40),
  /** The line of the request that it installs; null when it serves the whole request. */
  itemLine: z.int().min(1).max(999).nullable(),
  state: z.enum(orderStates),
  operationsCentre: z.string().max(120),
  technician: z.string().max(120).nullable(),
  appointment: appointmentSchema.nullable(),
  activities: z.array(activitySchema).max(99),
  updatedAt: instantSchema,
});
/** A work order (TMF697) with its activities, technician and appointment. */
export type WorkOrder = z.infer<typeof workOrderSchema>;

/**
 * The state that decides for several orders: the most advanced one.
 *
 * @returns `registered` for a request without orders, as nothing was begun.
 */
export function decidingOrderState(orders: readonly Pick<WorkOrder, 'state'>[]): OrderState {
  const rank = Math.max(0, ...orders.map((order) => orderStates.indexOf(order.state)));
  return orderStates[rank] ?? 'registered';
}

/** Executed and closed orders alike: the installation was done. */
export function isInstalled(state: OrderState): boolean {
  return state === 'executed' || state === 'closed';
}
