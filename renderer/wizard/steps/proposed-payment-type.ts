import type { CaseView } from '../../../shared/ipc/views.ts';
import { historyOf } from '../../../shared/procedure/history.ts';
import { type AnswerOf, steps } from '../../../shared/procedure/steps.ts';

type PaymentType = AnswerOf<'B3'>['paymentType'];

/** Do the facts allow this answer to B.3? */
export function isAdmitted(view: Pick<CaseView, 'facts' | 'state'>, paymentType: PaymentType): boolean {
  const history = historyOf(view.state);
  return steps.B3.admit({ paymentType }, steps.B3.look(view.facts, history, null), history).ok;
}

/**
 * What the facts say about how the annulled products were paid: at a cash desk where there is such a payment; otherwise their
 * installation had no cost, or it went to the invoice.
 */
export function proposedPaymentType(view: Pick<CaseView, 'facts' | 'state'>): PaymentType {
  if (!isAdmitted(view, 'none')) return 'cash';
  const items = historyOf(view.state).items ?? view.facts.request.items;
  return items.every(({ feeCents }) => feeCents === 0) ? 'none' : 'recurrent';
}
