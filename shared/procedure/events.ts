import { z } from 'zod';
import { daySchema, instantSchema } from '../domain/dates.ts';
import { documentSchema } from '../domain/documents.ts';
import { centsSchema } from '../domain/money.ts';
import { orderStates } from '../domain/orders.ts';
import { roleSchema } from '../domain/people.ts';
import { requestItemSchema } from '../domain/requests.ts';
import { identify } from './a-01-identify.ts';
import { stepIds } from './outline.ts';
import { paperTypes } from './paper-types.ts';

export const withdrawalReasons = ['changed-mind', 'wrong-request', 'customer-left', 'other'] as const;
export const impossibleDecisions = ['retry', 'waive'] as const;

/** Who did it: copied into the event, as people move and the log does not. */
export const actorSchema = z.strictObject({
  userId: z.string().max(60),
  name: z.string().max(120),
  role: roleSchema,
  areaId: z.string().max(20),
  areaName: z.string().max(120),
});
export type Actor = z.infer<typeof actorSchema>;

/** A case begins with its answer to A.1, or to A.7 where the back office opens it: a case without a request is nobody's. */
const opened = z.strictObject({
  type: z.literal('case-opened'),
  caseNumber: z.string().min(1).max(40),
  answer: identify.answer,
  facts: identify.facts,
});
const answered = z.strictObject({
  type: z.literal('step-answered'),
  step: z.enum(stepIds),
  /** The autonomous order that a step of ORCAO was answered for. */
  target: z.string().max(60).nullable().default(null),
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
  type: z.literal('paper-printed'),
  paper: z.enum(paperTypes),
  number: z.string().min(1).max(60),
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
const taken = z.strictObject({ type: z.literal('case-taken') });
const released = z.strictObject({ type: z.literal('case-released') });
const reassigned = z.strictObject({
  type: z.literal('case-reassigned'),
  to: actorSchema.pick({ userId: true, name: true, role: true }),
  reason: z.string().trim().min(1).max(200),
});
const attached = z.strictObject({ type: z.literal('document-attached'), document: documentSchema });
const viewed = z.strictObject({ type: z.literal('document-viewed'), documentId: z.uuid() });
/** A copy of a captured document on paper (R18). */
const documentPrinted = z.strictObject({
  type: z.literal('document-printed'),
  documentId: z.uuid(),
  outcome: z.enum(['printed', 'failed']),
});
const refunded = z.strictObject({
  type: z.literal('refund-recorded'),
  notificationNumber: z.string().min(1).max(40),
  receiptNumber: z.string().trim().min(1).max(40),
  amountCents: centsSchema,
  refundedOn: daySchema,
});
const returned = z.strictObject({
  type: z.literal('handoff-returned'),
  number: z.string().max(60),
  result: z.string().trim().min(1).max(500),
  returnedOn: daySchema,
});
const decided = z.strictObject({
  type: z.literal('impossible-decided'),
  order: z.string().max(60),
  line: z.int().min(1).max(99),
  decision: z.enum(impossibleDecisions),
  note: z.string().trim().min(1).max(500),
});

/** What happened: every kind of entry that a log has. */
export const caseActionSchema = z.discriminatedUnion('type', [
  opened,
  answered,
  registered,
  printed,
  withdrawn,
  taken,
  released,
  reassigned,
  attached,
  viewed,
  refunded,
  returned,
  decided,
  documentPrinted,
]);
export type CaseAction = z.infer<typeof caseActionSchema>;
export type ActionOf<Type extends CaseAction['type']> = Extract<CaseAction, { type: Type }>;

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
