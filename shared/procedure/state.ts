import { z } from 'zod';
import { autonomousOrderSchema } from '../domain/autonomous-orders.ts';
import { instantSchema } from '../domain/dates.ts';
import { documentSchema } from '../domain/documents.ts';
import { centsSchema } from '../domain/money.ts';
import { orderStates } from '../domain/orders.ts';
import { roleSchema } from '../domain/people.ts';
import { requestItemSchema } from '../domain/requests.ts';
import { actorSchema, caseActionSchema } from './events.ts';
import { handoffProcedures, handoffSchema } from './handoffs.ts';
import { stepIds } from './outline.ts';
import { requirements } from './requirements.ts';
import { handoverReasons } from './step.ts';

const stepIdSchema = z.enum(stepIds);

export const positionSchema = z.discriminatedUnion('kind', [
  /** The step's answer is awaited. At `B8` the case waits for its autonomous orders, each with steps of its own. */
  z.strictObject({
    kind: z.literal('step'),
    step: stepIdSchema,
    handover: z.enum(handoverReasons).nullable(),
  }),
  /** Everything is answered: review, and then the act. */
  z.strictObject({ kind: z.literal('act'), continueAt: stepIdSchema }),
  /** For the return from another procedure (I-6). */
  z.strictObject({
    kind: z.literal('waiting'),
    procedure: z.enum(handoffProcedures),
    continueAt: stepIdSchema,
  }),
  z.strictObject({ kind: z.literal('ended'), outcome: z.enum(['withdrawn', 'inadmissible', 'annulled']) }),
]);
export type Position = z.infer<typeof positionSchema>;

const moment = { actor: actorSchema, at: instantSchema };

export const answeredSchema = z.strictObject({
  step: stepIdSchema,
  answer: z.unknown(),
  facts: z.unknown(),
  ...moment,
});
export type Answered = z.infer<typeof answeredSchema>;

const printedAction = caseActionSchema.options[3].omit({ type: true });
const withdrawnAction = caseActionSchema.options[4].omit({ type: true });
const refundedAction = caseActionSchema.options[10].omit({ type: true });

export const caseStateSchema = z.strictObject({
  caseId: z.uuid(),
  caseNumber: z.string(),
  opened: z.strictObject(moment),
  /** Where it began: at the counter or at the back office. */
  startedAt: z.enum(['A1', 'A7']),
  /** The latest answer of each step, also of steps that are off the present path: going back loses nothing (U5). */
  answers: z.array(answeredSchema),
  /** The answered steps on the present path, in order. */
  path: z.array(stepIdSchema),
  position: positionSchema,
  /** Since when it waits where it is. */
  since: instantSchema,
  /** The annulment request, registered by the counter's act or at A.10, once. */
  registered: z
    .strictObject({
      notificationNumber: z.string().nullable(),
      items: z.array(requestItemSchema),
      refundCents: centsSchema,
      orderState: z.enum(orderStates),
      ...moment,
    })
    .nullable(),
  /** The service request's own change: the counter's act, A.13 or A.16. After it nothing is withdrawn. */
  annulled: z.strictObject(moment).nullable(),
  prints: z.array(printedAction.extend(moment)),
  withdrawn: withdrawnAction.extend(moment).nullable(),
  handoffs: z.array(handoffSchema),
  refund: refundedAction.extend(moment).nullable(),
  /** Tasks of another role that stand beside the path (I-4). */
  sideTasks: z.array(z.strictObject({ step: stepIdSchema, openedAt: instantSchema })),
  /** The operations centre of the assigned order, once its supervisor was told beside the path (I-4). */
  centre: z.string().nullable(),
  /** Each time that A.9 asked for what was missing. */
  asked: z.array(
    z.strictObject({ missing: z.array(z.enum(requirements)), slipNumber: z.string(), ...moment }),
  ),
  documents: z.array(documentSchema.extend(moment)),
  orders: z.array(autonomousOrderSchema),
  /** Who works on it; nobody else does until it is released or the time is over (U12). */
  holder: z
    .strictObject({ userId: z.string(), name: z.string(), role: roleSchema, at: instantSchema })
    .nullable(),
  eventCount: z.int(),
});
/** Where a case stands: derived from its log by `foldCase`, never stored but as a projection for lists. */
export type CaseState = z.infer<typeof caseStateSchema>;
