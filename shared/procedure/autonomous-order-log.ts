import type { AutonomousOrder, ReverseActivity } from '../domain/autonomous-orders.ts';
import type { ActionOf } from './events.ts';
import type { Answered, CaseState } from './state.ts';
import type { AnswerOf } from './steps.ts';

type Changed = Pick<CaseState, 'orders'>;

/** B.7: the orders of the plan, numbered by the case's own number. */
export function withRestoration(state: CaseState, { answer, at }: Answered): Changed {
  const { orders } = answer as AnswerOf<'B7'>;
  return {
    orders: orders.map(
      ({ area, activities }, index): AutonomousOrder => ({
        number: `OA-${state.caseNumber}-${index + 1}`,
        area,
        state: 'created',
        createdAt: at,
        receivedAt: null,
        assignedTo: null,
        closedAt: null,
        activities: activities.map(
          (activity, line): ReverseActivity => ({
            ...activity,
            line: line + 1,
            state: 'open',
            by: null,
            at: null,
            why: '',
            advice: '',
          }),
        ),
      }),
    ),
  };
}

function changeActivity(
  order: AutonomousOrder,
  line: number,
  change: Partial<ReverseActivity>,
): AutonomousOrder {
  return {
    ...order,
    activities: order.activities.map((each) => (each.line === line ? { ...each, ...change } : each)),
  };
}

function answerOrder(order: AutonomousOrder, { step, answer, at }: Answered): AutonomousOrder {
  switch (step) {
    case 'B8':
      return { ...order, state: 'received', receivedAt: at };
    case 'B9':
      return { ...order, state: 'assigned', assignedTo: (answer as AnswerOf<'B9'>).assignedTo };
    case 'B10': {
      const given = answer as AnswerOf<'B10'>;
      return given.result === 'done'
        ? changeActivity(order, given.line, { state: 'done', by: given.by, at: given.doneAt, why: '' })
        : changeActivity(order, given.line, { state: 'impossible', by: given.by, at, why: given.why });
    }
    case 'B11':
      return { ...order, state: 'closed', closedAt: at };
    default:
      throw new TypeError(`${step} is not answered for an autonomous order`);
  }
}

/** B.8 to B.11, each for one order. */
export function withOrderAnswer(state: CaseState, answered: Answered, target: string): Changed {
  return {
    orders: state.orders.map((order) => (order.number === target ? answerOrder(order, answered) : order)),
  };
}

/** What Back Office Incidencias decided about an activity that could not be done: tried again, or let be. */
export function withDecision(
  state: CaseState,
  { order: number, line, decision, note }: ActionOf<'impossible-decided'>,
): Changed {
  const change: Partial<ReverseActivity> =
    decision === 'retry'
      ? { state: 'open', by: null, at: null, advice: note }
      : { state: 'waived', why: note };
  return {
    orders: state.orders.map((order) =>
      order.number === number ? changeActivity(order, line, change) : order,
    ),
  };
}
