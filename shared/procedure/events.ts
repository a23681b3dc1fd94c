import { z } from 'zod';
import { instantSchema } from '../domain/dates.ts';
import { centsSchema } from '../domain/money.ts';
import { orderStates } from '../domain/orders.ts';
import { roleSchema } from '../domain/people.ts';
import { requestItemSchema } from '../domain/requests.ts';
import { identify } from './a-01-identify.ts';
import { answerableStepIds } from './steps.ts';

export const withdrawalReasons = ['changed-mind', 'wrong-request', 'customer-left', 'other'] as const;

/** Who did it: copied into the event, as people move and the log does not. */
export const actorSchema = z.strictObject({
  userId: z.string().max(60),
  name: z.string().max(120),
  role: roleSchema,
  areaId: z.string().max(20),
  areaName: z.string().max(120),
});
export type Actor = z.infer<typeof actorSchema>;

/** A case begins with its answer to A.1: a case without a request is nobody's. */
const opened = z.strictObject({
  type: z.literal('case-opened'),
  caseNumber: z.string().min(1).max(40),
  answer: identify.answer,
  facts: identify.facts,
});
const answered = z.strictObject({
  type: z.literal('step-answered'),
  step: z.enum(answerableStepIds),
  answer: z.unknown(),
  facts: z.unknown(),
});
const registered = z.strictObject({
  type: z.literal('annulment-registered'),
  notificationNumber: z.string().min(1).max(40),
  items: z.array(requestItemSchema).min(1).max(99),
  refundCents: centsSchema,
  orderState: z.enum(orderStates),
});
const printed = z.strictObject({
  type: z.literal('notification-printed'),
  notificationNumber: z.string().min(1).max(40),
  /** 0 is the one original; from 1 on a reprint. */
  copy: z.int().min(0).max(99),
  reason: z.string().trim().max(200).nullable(),
  outcome: z.enum(['printed', 'saved', 'failed']),
});
const withdrawn = z.strictObject({
  type: z.literal('case-withdrawn'),
  reason: z.enum(withdrawalReasons),
  note: z.string().trim().max(500),
});

/** What happened, one of the log's five kinds. */
export const caseActionSchema = z.discriminatedUnion('type', [
  opened,
  answered,
  registered,
  printed,
  withdrawn,
]);
export type CaseAction = z.infer<typeof caseActionSchema>;

export const caseEventSchema = z.strictObject({
  /** UUIDv7. */
  eventId: z.uuid(),
  caseId: z.uuid(),
  /** 0, 1, 2 … within the case, without a gap. */
  seq: z.int().min(0).max(10_000),
  action: caseActionSchema,
  actor: actorSchema,
  deviceCode: z.string().max(40),
  /** By the device's clock: stored, never used to order or refuse. */
  deviceTime: instantSchema,
  /** By the central office's clock as last known on the device. */
  at: instantSchema,
});
/** One entry of a case's append-only log. */
export type CaseEvent = z.infer<typeof caseEventSchema>;
