import { z } from 'zod';
import { instantSchema } from '../domain/dates.ts';
import { actorSchema, caseActionSchema } from './events.ts';
import { stepIds } from './outline.ts';
import { handoverReasons } from './step.ts';
import { answerableStepIds } from './steps.ts';

const stepIdSchema = z.enum(stepIds);

export const positionSchema = z.discriminatedUnion('kind', [
  /** The step's answer is awaited. */
  z.strictObject({
    kind: z.literal('step'),
    step: stepIdSchema,
    handover: z.enum(handoverReasons).nullable(),
  }),
  /** Everything is answered: review, and then the act. */
  z.strictObject({ kind: z.literal('act'), continueAt: stepIdSchema }),
  z.strictObject({ kind: z.literal('ended'), outcome: z.enum(['withdrawn', 'inadmissible', 'annulled']) }),
]);
export type Position = z.infer<typeof positionSchema>;

const moment = { actor: actorSchema, at: instantSchema };

export const answeredSchema = z.strictObject({
  step: z.enum(answerableStepIds),
  answer: z.unknown(),
  facts: z.unknown(),
  ...moment,
});
export type Answered = z.infer<typeof answeredSchema>;

const registeredAction = caseActionSchema.options[2].omit({ type: true });
const printedAction = caseActionSchema.options[3].omit({ type: true, notificationNumber: true });
const withdrawnAction = caseActionSchema.options[4].omit({ type: true });

export const caseStateSchema = z.strictObject({
  caseId: z.uuid(),
  caseNumber: z.string(),
  opened: z.strictObject(moment),
  /** The latest answer of each step, also of steps that are off the present path: going back loses nothing (U5). */
  answers: z.array(answeredSchema),
  /** The answered steps on the present path, in order. */
  path: z.array(z.enum(answerableStepIds)),
  position: positionSchema,
  /** The act, done once. */
  registered: registeredAction.extend(moment).nullable(),
  prints: z.array(printedAction.extend(moment)),
  withdrawn: withdrawnAction.extend(moment).nullable(),
  handoffs: z.array(z.strictObject({ procedure: z.literal('cashier'), openedAt: instantSchema })),
  /** Tasks of another role that stand beside the path (I-4). */
  sideTasks: z.array(z.strictObject({ step: stepIdSchema, openedAt: instantSchema })),
  eventCount: z.int(),
});
/** Where a case stands: derived from its log by `foldCase`, never stored but as a projection for lists. */
export type CaseState = z.infer<typeof caseStateSchema>;
