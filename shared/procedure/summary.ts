import { z } from 'zod';
import { customerIdentity, customerName } from '../domain/customers.ts';
import { instantSchema } from '../domain/dates.ts';
import { centsSchema } from '../domain/money.ts';
import { type Role, roleSchema, roles } from '../domain/people.ts';
import { answerOf } from './fold.ts';
import { mayAnswer, outline, type StepId, stepIds } from './outline.ts';
import type { CaseState } from './state.ts';

/** How a case is called in lists: one word and mark everywhere. */
export const caseStatuses = [
  'in-progress',
  'at-back-office',
  'to-hand-over',
  'annulled',
  'withdrawn',
  'inadmissible',
  'refused',
] as const;
/** `refused`: the central office did not take the case's opening; `summarise` never says so, as the fold knows nothing of sending. */
export type CaseStatus = (typeof caseStatuses)[number];

export const caseSummarySchema = z.strictObject({
  caseId: z.uuid(),
  caseNumber: z.string(),
  requestId: z.string(),
  customer: z.string(),
  identity: z.string(),
  status: z.enum(caseStatuses),
  /** The step that the case waits at; null once it ended, `A5` at the review. */
  step: z.enum(stepIds).nullable(),
  /** Roles whose queue the case is in: those of its step and of the tasks beside it. */
  queueRoles: z.array(roleSchema),
  openedBy: z.string(),
  openedByName: z.string(),
  areaId: z.string(),
  areaName: z.string(),
  openedAt: instantSchema,
  updatedAt: instantSchema,
  notificationNumber: z.string().nullable(),
  refundCents: centsSchema,
  motive: z.string().nullable(),
});
/** The projection of a case for lists and queues. */
export type CaseSummary = z.infer<typeof caseSummarySchema>;

function statusOf(state: CaseState): CaseStatus {
  const { position, registered } = state;
  if (position.kind === 'ended') return position.outcome;
  if (position.kind === 'step' && position.step === 'A6') return 'to-hand-over';
  if (registered) return 'annulled';
  return position.kind === 'step' && mayAnswer('back-office-commercial', position.step)
    ? 'at-back-office'
    : 'in-progress';
}

function waitingStep({ position }: CaseState): StepId | null {
  if (position.kind === 'ended') return null;
  return position.kind === 'act' ? 'A5' : position.step;
}

/**
 * @param updatedAt moment of the case's last event.
 */
export function summarise(state: CaseState, updatedAt: string): CaseSummary {
  const identified = answerOf(state, 'A1')?.facts;
  const step = waitingStep(state);
  const waiting: StepId[] = [...(step === null ? [] : [step]), ...state.sideTasks.map((task) => task.step)];
  const queueRoles: Role[] = roles.filter((role) => waiting.some((each) => mayAnswer(role, each)));
  return {
    caseId: state.caseId,
    caseNumber: state.caseNumber,
    requestId: identified?.request.id ?? '',
    customer: identified ? customerName(identified.customer) : '',
    identity: identified ? customerIdentity(identified.customer) : '',
    status: statusOf(state),
    step,
    queueRoles: state.sideTasks.some((task) => task.step === 'A14')
      ? [...queueRoles, 'operations-supervisor']
      : queueRoles,
    openedBy: state.opened.actor.userId,
    openedByName: state.opened.actor.name,
    areaId: state.opened.actor.areaId,
    areaName: state.opened.actor.areaName,
    openedAt: state.opened.at,
    updatedAt,
    notificationNumber: state.registered?.notificationNumber ?? null,
    refundCents: state.registered?.refundCents ?? 0,
    motive: answerOf(state, 'A4.1')?.answer.motiveName ?? null,
  };
}

/** `A.7`, for a list's column. */
export function stepNumber(step: StepId): string {
  return outline[step].number;
}
