import { z } from 'zod';
import { type AutonomousOrder, hasOpenActivity } from '../domain/autonomous-orders.ts';
import { instantSchema } from '../domain/dates.ts';
import { type Role, roleSchema } from '../domain/people.ts';
import { answerOf } from './answers.ts';
import { mayAnswer, outline, type StepId, stepIds } from './outline.ts';
import type { CaseState } from './state.ts';

export const taskSchema = z.strictObject({
  step: z.enum(stepIds),
  /** The autonomous order that it is about. */
  target: z.string().max(60).nullable(),
  roles: z.array(roleSchema),
  /** The one operations centre that it is for; null where the role alone decides. */
  centre: z.string().max(120).nullable(),
  since: instantSchema,
  /** `decide`: an impossible activity came back to Back Office Incidencias; `hand-off`: another procedure has it. */
  purpose: z.enum(['answer', 'decide', 'hand-off']),
});
/** Something that somebody is waited for in a case: what queues, counts and ages are made of. */
export type Task = z.infer<typeof taskSchema>;

/** The roles that may answer a step of this case: who attended none of its orders does not close it (COM-DSC-P06 B.12). */
export function rolesOf(state: Pick<CaseState, 'orders'>, step: StepId): readonly Role[] {
  const { roles }: { readonly roles: readonly Role[] } = outline[step];
  if (step !== 'B12' && step !== 'B13') return roles;
  const areas: readonly Role[] = state.orders.map(({ area }) => area);
  return roles.filter((role) => role === 'back-office-incidents' || areas.includes(role));
}

/** The step that an autonomous order waits at; null once it is closed. */
export function orderStep(order: Pick<AutonomousOrder, 'state' | 'activities'>): StepId | null {
  switch (order.state) {
    case 'created':
      return 'B8';
    case 'received':
      return 'B9';
    case 'assigned':
      return hasOpenActivity(order) ? 'B10' : 'B11';
    case 'closed':
      return null;
  }
}

function centreOf(state: CaseState, step: StepId): string | null {
  if (step !== 'A16') return null;
  // An empty one is nobody's in particular: any supervisor of the regional.
  return answerOf(state, 'A14')?.facts.orders[0]?.operationsCentre || state.centre;
}

function mainTask(state: CaseState): readonly Task[] {
  const { position, since } = state;
  const common = { target: null, since, purpose: 'answer' as const };
  if (position.kind === 'act') {
    return [{ ...common, step: 'A5', roles: [...outline.A5.roles], centre: null }];
  }
  if (position.kind !== 'step' || position.step === 'B8') return [];
  const { step } = position;
  return [{ ...common, step, roles: [...rolesOf(state, step)], centre: centreOf(state, step) }];
}

function orderTasks(order: AutonomousOrder): readonly Task[] {
  const step = orderStep(order);
  if (step === null) return [];
  const since = order.receivedAt ?? order.createdAt;
  const task = { target: order.number, centre: null, since };
  const impossible = order.activities.filter(({ state }) => state === 'impossible');
  const decide: Task = {
    ...task,
    step: 'B10',
    roles: ['back-office-incidents'],
    since: impossible.at(-1)?.at ?? since,
    purpose: 'decide',
  };
  const works = order.activities.some(({ state }) => state === 'open') || step !== 'B10';
  const answer: Task = { ...task, step, roles: [order.area], purpose: 'answer' };
  return [...(works ? [answer] : []), ...(impossible.length > 0 ? [decide] : [])];
}

/** Everything that the case waits for, and for whom. */
export function tasksOf(state: CaseState): readonly Task[] {
  if (state.position.kind === 'ended') return [];
  const side = state.sideTasks.map(
    ({ step, openedAt }): Task => ({
      step,
      target: null,
      roles: [...outline[step].roles],
      centre: centreOf(state, step),
      since: openedAt,
      purpose: 'answer',
    }),
  );
  const handed = state.handoffs
    .filter(({ ended }) => ended === null)
    .map(
      ({ procedure, number, openedAt }): Task => ({
        step: procedure === 'cashier' ? 'A6' : procedure === 'billing-claims' ? 'B3' : 'B4',
        target: number,
        roles: [procedure === 'cashier' ? 'cashier' : 'back-office-incidents'],
        centre: null,
        since: openedAt,
        purpose: 'hand-off',
      }),
    );
  return [...mainTask(state), ...side, ...state.orders.flatMap(orderTasks), ...handed];
}

/** Is somebody of this role waited for? */
export function hasTaskFor(state: CaseState, role: Role): boolean {
  return tasksOf(state).some(({ roles }) => roles.includes(role));
}

/** Steps that a role answers at the counter need no taking: the customer is there. */
export function isQueued(step: StepId): boolean {
  return !mayAnswer('counter-advisor', step);
}
