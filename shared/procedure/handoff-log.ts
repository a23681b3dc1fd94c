import { businessDay } from '../domain/dates.ts';
import { formatBolivianos } from '../domain/money.ts';
import type { ActionOf, Actor } from './events.ts';
import type { Handoff, HandoffProcedure } from './handoffs.ts';
import type { Answered, CaseState } from './state.ts';
import { type AnswerOf, stepOf } from './steps.ts';

type Changed = Pick<CaseState, 'handoffs'>;
type End = NonNullable<Handoff['ended']>;

function endOpen(handoffs: readonly Handoff[], procedure: HandoffProcedure, ended: End): Handoff[] {
  return handoffs.map((each) =>
    each.procedure === procedure && each.ended === null ? { ...each, ended } : each,
  );
}

function refundEnd({ refund }: Pick<CaseState, 'refund'>): End | null {
  if (refund === null) return null;
  const { receiptNumber, amountCents, refundedOn, actor, at } = refund;
  const result = `${formatBolivianos(amountCents)}, comprobante ${receiptNumber}`;
  return { how: 'refunded', on: refundedOn, result, by: actor.name, at };
}

function subjectOf(state: CaseState, { step, answer }: Answered): string {
  if (step === 'B4') return (answer as AnswerOf<'B4'>).charges;
  const amount = state.registered?.refundCents ?? 0;
  const items = state.registered?.items.map(({ description }) => description).join('; ') ?? '';
  return `Devolución${amount > 0 ? ` de ${formatBolivianos(amount)}` : ''}: ${items}`;
}

/** The hand-off that an answer opens, if it opens one. Reclamos de Facturación takes the refund from the cash desk (I-13). */
export function withHandoff(state: CaseState, answered: Answered): Partial<Changed> {
  const next = stepOf(answered.step).next(answered.answer, answered.facts);
  if (next.kind !== 'handoff') return {};
  const { actor, at } = answered;
  const before =
    next.procedure === 'billing-claims'
      ? endOpen(state.handoffs, 'cashier', {
          how: 'transferred',
          on: businessDay(at),
          result: 'Pasa a Reclamos de Facturación',
          by: actor.name,
          at,
        })
      : state.handoffs;
  const opened: Handoff = {
    number: `D-${state.caseNumber}-${state.handoffs.length + 1}`,
    procedure: next.procedure,
    openedAt: at,
    openedBy: actor.name,
    subject: subjectOf(state, answered),
    ended: next.procedure === 'cashier' ? refundEnd(state) : null,
  };
  return { handoffs: [...before, opened] };
}

/** The cash desk gave the money back: the end of A.6's hand-off, also when the counter has not confirmed it yet. */
export function withRefund(
  state: CaseState,
  { type: _type, ...action }: ActionOf<'refund-recorded'>,
  actor: Actor,
  at: string,
): Partial<CaseState> {
  const refund = { ...action, actor, at };
  const ended = refundEnd({ refund });
  return { refund, handoffs: ended ? endOpen(state.handoffs, 'cashier', ended) : state.handoffs };
}

export function withReturn(
  state: CaseState,
  { number, result, returnedOn }: ActionOf<'handoff-returned'>,
  actor: Actor,
  at: string,
): Changed {
  const ended: End = { how: 'returned', on: returnedOn, result, by: actor.name, at };
  return {
    handoffs: state.handoffs.map((each) => (each.number === number ? { ...each, ended } : each)),
  };
}
