import { newId } from '../../main/platform/ids.ts';
import type { Instant } from '../../shared/domain/dates.ts';
import { type CaseCommand, decide } from '../../shared/procedure/decide.ts';
import type { CaseEvent } from '../../shared/procedure/events.ts';
import type { CaseFacts } from '../../shared/procedure/facts.ts';
import { applyEvent } from '../../shared/procedure/fold.ts';
import type { CaseState } from '../../shared/procedure/state.ts';
import { counterAdvisor } from '../builders/case-facts.ts';
import { answer, motiveAnswer } from '../builders/case-log.ts';
import { demoNow } from './demo-pages.ts';

/** A full annulment from A.1 to A.6, with the notification printed where there is something to give back. */
function commandsFor({ request, payments }: CaseFacts, number: string): readonly CaseCommand[] {
  const amountCents = payments.reduce((sum, payment) => sum + payment.amountCents, 0);
  const [payment] = payments;
  const fee = payment ? { paid: true, receiptNumber: payment.receiptNumber, amountCents } : { paid: false };
  return [
    { kind: 'open', caseNumber: number, answer: { customerId: request.customerId, requestId: request.id } },
    answer('A2', {}),
    answer('A3', { type: 'full' }),
    answer('A4.1', motiveAnswer),
    answer('A5', fee),
    { kind: 'register', notificationNumber: `N-${number}` },
    { kind: 'print', paper: 'notification', of: null, outcome: 'printed', reason: null },
    ...(payment ? [answer('A6', { notificationHandedOver: true })] : []),
  ];
}

/**
 * The events of a case on a request, as far as the procedure admits them.
 *
 * @param mostEvents where to leave it, as a clerk who is called away does.
 * @param at the moment of all of them.
 */
export function walkCase(
  facts: CaseFacts,
  number: string,
  mostEvents = Number.POSITIVE_INFINITY,
  at: Instant = demoNow,
): readonly CaseEvent[] {
  const caseId = newId();
  const actor = counterAdvisor();
  const events: CaseEvent[] = [];
  let state: CaseState | null = null;
  for (const command of commandsFor(facts, number).slice(0, mostEvents)) {
    const decided = decide(state, command, facts, actor);
    if (!decided.ok) break;
    const event: CaseEvent = {
      eventId: newId(),
      caseId,
      seq: events.length,
      action: decided.value,
      actor,
      deviceCode: 'LPZ-01-01',
      deviceTime: at,
      at,
    };
    events.push(event);
    state = applyEvent(state, event);
  }
  return events;
}
