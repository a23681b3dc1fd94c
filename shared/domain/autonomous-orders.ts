import { z } from 'zod';
import { instantSchema } from './dates.ts';
import type { Role } from './people.ts';

/** The areas that attend autonomous orders in ORCAO (COM-DSC-P06 B.8 to B.11): each by the role of its own people. */
export const attendingAreas = ['test-desk', 'switching', 'laboratory'] as const satisfies readonly Role[];
export type AttendingArea = (typeof attendingAreas)[number];

export const attendingAreaNames: Readonly<Record<AttendingArea, string>> = {
  'test-desk': 'Mesa de Pruebas',
  switching: 'Conmutación',
  laboratory: 'Laboratorio',
};

export function isAttendingArea(role: Role): role is AttendingArea {
  return (attendingAreas as readonly Role[]).includes(role);
}

export const autonomousOrderStates = ['created', 'received', 'assigned', 'closed'] as const;
export type AutonomousOrderState = (typeof autonomousOrderStates)[number];

export const plannedActivitySchema = z.strictObject({
  name: z.string().trim().min(1).max(200),
  /** The done activity that it undoes; null for one that the advisor added. */
  reverses: z.strictObject({ orderId: z.string().max(40), line: z.int().min(1).max(999) }).nullable(),
});
export type PlannedActivity = z.infer<typeof plannedActivitySchema>;

export const plannedOrderSchema = z.strictObject({
  area: z.enum(attendingAreas),
  activities: z.array(plannedActivitySchema).min(1).max(99),
});
/** What one area has to undo, in this order (COM-DSC-P06 B.7). */
export type PlannedOrder = z.infer<typeof plannedOrderSchema>;

export const reverseActivityStates = ['open', 'done', 'impossible', 'waived'] as const;

export const reverseActivitySchema = plannedActivitySchema.extend({
  line: z.int().min(1).max(99),
  state: z.enum(reverseActivityStates),
  /** Who did it, or found that it cannot be done. */
  by: z.string().max(120).nullable(),
  at: instantSchema.nullable(),
  why: z.string().max(500),
  /** What Back Office Incidencias said when it sent it back to be tried again; empty before. */
  advice: z.string().max(500),
});
export type ReverseActivity = z.infer<typeof reverseActivitySchema>;

export const autonomousOrderSchema = z.strictObject({
  /** `OA-<case number>-1`: made of the case's own number, so that branch and central office agree on it. */
  number: z.string().max(60),
  area: z.enum(attendingAreas),
  state: z.enum(autonomousOrderStates),
  createdAt: instantSchema,
  receivedAt: instantSchema.nullable(),
  assignedTo: z.string().max(120).nullable(),
  closedAt: instantSchema.nullable(),
  activities: z.array(reverseActivitySchema).min(1).max(99),
});
/** An autonomous order (TMF697, a work order that compensates another) with its reverse activities. */
export type AutonomousOrder = z.infer<typeof autonomousOrderSchema>;

export function hasOpenActivity(order: Pick<AutonomousOrder, 'activities'>): boolean {
  return order.activities.some(({ state }) => state === 'open' || state === 'impossible');
}
