import { z } from 'zod';
import { attendingAreas, autonomousOrderStates } from '../domain/autonomous-orders.ts';
import { customerIdentity, customerName } from '../domain/customers.ts';
import { instantSchema } from '../domain/dates.ts';
import { centsSchema } from '../domain/money.ts';
import { type Role, roleSchema, roles } from '../domain/people.ts';
import { foldText } from '../domain/text.ts';
import { answerOf } from './answers.ts';
import { handoffSchema } from './handoffs.ts';
import { annulmentTypeOf, motiveOf } from './history.ts';
import { mayAnswer, outline, type StepId, stepIds } from './outline.ts';
import { processStateOf, processStates, processTypes } from './report.ts';
import type { CaseState } from './state.ts';
import { taskSchema, tasksOf } from './tasks.ts';

/** How a case is called in lists: one word and mark everywhere. */
export const caseStatuses = [
  'in-progress',
  'at-back-office',
  'awaiting-requirements',
  'at-supervisor',
  'to-hand-over',
  'annulled',
  'closed',
  'withdrawn',
  'inadmissible',
  'refused',
] as const;
/** `refused`: the central office did not take the case's opening; `summarise` never says so, as the fold knows nothing of sending. */
export type CaseStatus = (typeof caseStatuses)[number];

/** Statuses of a case that holds its whole request: what it annuls is not decided, or not yet in effect. */
export const openStatuses = [
  'in-progress',
  'at-back-office',
  'awaiting-requirements',
  'at-supervisor',
] as const satisfies readonly CaseStatus[];

export const orderSummarySchema = z.strictObject({
  number: z.string(),
  area: z.enum(attendingAreas),
  state: z.enum(autonomousOrderStates),
  createdAt: instantSchema,
  assignedTo: z.string().nullable(),
  activities: z.int(),
  /** Done or let be. */
  settled: z.int(),
  impossible: z.int(),
});

/** What is going on in a case, for the lists of those who are waited for. */
export const caseWorkSchema = z.strictObject({
  tasks: z.array(taskSchema),
  orders: z.array(orderSummarySchema),
  handoffs: z.array(handoffSchema),
});
export type CaseWork = z.infer<typeof caseWorkSchema>;

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
  annulmentType: z.enum(processTypes).nullable(),
  /** Where it stands in section B; null while it is not there. */
  process: z.enum(processStates).nullable(),
  /** The operations centre whose supervisor is waited for, folded; null where any supervisor may answer. */
  centre: z.string().nullable(),
  holderId: z.string().nullable(),
  holderName: z.string().nullable(),
  heldAt: instantSchema.nullable(),
  /** Since when it waits where it is. */
  waitingSince: instantSchema,
  outcome: z.enum(['withdrawn', 'inadmissible', 'annulled']).nullable(),
  endedAt: instantSchema.nullable(),
  annulledAt: instantSchema.nullable(),
  work: caseWorkSchema,
});
/** The projection of a case for lists and queues. */
export type CaseSummary = z.infer<typeof caseSummarySchema>;

function statusOf(state: CaseState): CaseStatus {
  const { position, registered, annulled } = state;
  if (position.kind === 'ended') return position.outcome === 'annulled' ? 'closed' : position.outcome;
  if (position.kind === 'step' && position.step === 'A6') return 'to-hand-over';
  if (annulled) return 'annulled';
  if (position.kind !== 'step') return registered ? 'at-back-office' : 'in-progress';
  if (position.step === 'A16') return 'at-supervisor';
  if (!mayAnswer('back-office-commercial', position.step)) return 'in-progress';
  const waits = position.step === 'A7' && state.asked.length > 0 && state.holder === null;
  return waits ? 'awaiting-requirements' : 'at-back-office';
}

function waitingStep({ position }: CaseState): StepId | null {
  if (position.kind === 'ended') return null;
  if (position.kind === 'waiting') return 'B3';
  return position.kind === 'act' ? 'A5' : position.step;
}

function workOf(state: CaseState): CaseWork {
  return {
    tasks: [...tasksOf(state)],
    orders: state.orders.map(({ number, area, state: orderState, createdAt, assignedTo, activities }) => ({
      number,
      area,
      state: orderState,
      createdAt,
      assignedTo,
      activities: activities.length,
      settled: activities.filter((each) => each.state === 'done' || each.state === 'waived').length,
      impossible: activities.filter((each) => each.state === 'impossible').length,
    })),
    handoffs: [...state.handoffs],
  };
}

/** The roles that have something to answer in the case. A hand-off to another procedure waits in a list of its own. */
function queueRolesOf(work: CaseWork): Role[] {
  return roles.filter((role) =>
    work.tasks.some((task) => task.purpose !== 'hand-off' && task.roles.includes(role)),
  );
}

/** Folded, to be compared in a database. */
function centreOf({ tasks }: CaseWork): string | null {
  const centre = tasks.find((task) => task.centre !== null)?.centre ?? null;
  return centre && foldText(centre);
}

/**
 * @param updatedAt moment of the case's last event.
 */
export function summarise(state: CaseState, updatedAt: string): CaseSummary {
  const identified = answerOf(state, 'A1')?.facts;
  const work = workOf(state);
  return {
    caseId: state.caseId,
    caseNumber: state.caseNumber,
    requestId: identified?.request.id ?? '',
    customer: identified ? customerName(identified.customer) : '',
    identity: identified ? customerIdentity(identified.customer) : '',
    status: statusOf(state),
    step: waitingStep(state),
    queueRoles: queueRolesOf(work),
    openedBy: state.opened.actor.userId,
    openedByName: state.opened.actor.name,
    areaId: state.opened.actor.areaId,
    areaName: state.opened.actor.areaName,
    openedAt: state.opened.at,
    updatedAt,
    notificationNumber: state.registered?.notificationNumber ?? null,
    refundCents: state.registered?.refundCents ?? 0,
    motive: motiveOf(state),
    annulmentType: annulmentTypeOf(state),
    process: processStateOf(state.position),
    centre: centreOf(work),
    holderId: state.holder?.userId ?? null,
    holderName: state.holder?.name ?? null,
    heldAt: state.holder?.at ?? null,
    waitingSince: state.since,
    outcome: state.position.kind === 'ended' ? state.position.outcome : null,
    endedAt: state.position.kind === 'ended' ? state.since : null,
    annulledAt: state.annulled?.at ?? null,
    work,
  };
}

/** `A.7`, for a list's column. */
export function stepNumber(step: StepId): string {
  return outline[step].number;
}
