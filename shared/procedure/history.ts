import type { DocumentKind } from '../domain/documents.ts';
import { missingRequirements } from './a-08-holder.ts';
import { answerOf } from './answers.ts';
import type { CaseState } from './state.ts';
import type { CaseHistory } from './step.ts';

/** Before there is a case. */
export const noHistory: CaseHistory = {
  caseNumber: '',
  notificationNumber: null,
  customerId: null,
  requestId: null,
  motive: null,
  printed: false,
  papers: [],
  documents: [],
  missing: [],
  asked: 0,
  items: null,
  paidAtDesk: false,
  refunded: false,
  openHandoffs: [],
  openSideTasks: 0,
  orders: [],
};

/** What the steps may ask about the case itself. */
export function historyOf(state: CaseState): CaseHistory {
  const identified = answerOf(state, 'A1')?.answer;
  const checked = answerOf(state, 'A8');
  const made = state.prints.filter(({ outcome }) => outcome !== 'failed');
  return {
    caseNumber: state.caseNumber,
    notificationNumber: state.registered?.notificationNumber ?? null,
    customerId: identified?.customerId ?? null,
    requestId: identified?.requestId ?? null,
    motive: motiveOf(state),
    printed: made.some(({ paper }) => paper === 'notification'),
    papers: made.map(({ number }) => number),
    documents: [...new Set(state.documents.map(({ kind }): DocumentKind => kind))],
    missing: checked ? missingRequirements(checked.answer, checked.facts) : [],
    asked: state.asked.length,
    items: state.registered?.items ?? null,
    paidAtDesk: answerOf(state, 'A5')?.answer.paid ?? false,
    refunded: state.refund !== null,
    openHandoffs: state.handoffs.filter(({ ended }) => ended === null).map(({ procedure }) => procedure),
    openSideTasks: state.sideTasks.length,
    orders: state.orders,
  };
}

/** The annulment's motive, from whichever desk registered it. */
export function motiveOf(state: Pick<CaseState, 'answers'>): string | null {
  return (answerOf(state, 'A4.1') ?? answerOf(state, 'A10'))?.answer.motiveName ?? null;
}

/** Full or partial; null while it is not said. */
export function annulmentTypeOf(state: Pick<CaseState, 'answers'>): 'full' | 'partial' | null {
  return (answerOf(state, 'A3') ?? answerOf(state, 'A10'))?.answer.type ?? null;
}
