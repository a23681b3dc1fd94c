import { customerName } from '../../../shared/domain/customers.ts';
import type { Instant } from '../../../shared/domain/dates.ts';
import { answerOf } from '../../../shared/procedure/answers.ts';
import { isForCentre } from '../../../shared/procedure/centres.ts';
import type { CaseEvent } from '../../../shared/procedure/events.ts';
import { motiveOf } from '../../../shared/procedure/history.ts';
import type { CaseState } from '../../../shared/procedure/state.ts';
import type { AnswerOf, FactsOf } from '../../../shared/procedure/steps.ts';
import { composeSupervisorMail } from '../mail/compose-mail.ts';
import type { CentralWriter } from '../store/central-store.ts';
import type { AcceptedEvent } from '../store/records.ts';

/** A.14 by e-mail: queued with the event, so that what was said to be sent is never forgotten. */
async function tellSupervisors(
  writer: CentralWriter,
  { event, regional }: AcceptedEvent,
  state: CaseState,
  answer: AnswerOf<'A14'>,
  { orders }: FactsOf<'A14'>,
  now: Instant,
): Promise<void> {
  if (answer.channel !== 'email') return;
  const supervisors = (await writer.listSupervisors(regional)).filter(({ centre }) =>
    orders.some(({ operationsCentre }) => isForCentre(operationsCentre, centre)),
  );
  const identified = answerOf(state, 'A1')?.facts;
  const mail = composeSupervisorMail({
    caseNumber: state.caseNumber,
    requestId: identified?.request.id ?? '',
    customer: identified ? customerName(identified.customer) : '',
    products: state.registered?.items.map(({ description }) => description) ?? [],
    orders: orders.map(({ id, technician, operationsCentre }) => ({
      id,
      technician,
      centre: operationsCentre,
    })),
    motive: motiveOf(state),
    advisor: event.actor.name,
    areaName: event.actor.areaName,
    at: event.at,
    supervisors: supervisors.flatMap(({ name, email }) => (email === null ? [] : [{ name, email }])),
    note: answer.note,
  });
  await writer.queueMail(
    { ...mail, id: event.eventId, caseId: event.caseId, eventId: event.eventId, createdAt: now },
    regional,
  );
}

/** A.16: the appointment goes, and so the order becomes suspended. */
async function suspendOrders(
  writer: CentralWriter,
  { regional }: AcceptedEvent,
  answer: AnswerOf<'A16'>,
  { orders }: FactsOf<'A16'>,
  now: Instant,
): Promise<void> {
  if (answer.outcome !== 'suspended') return;
  const assigned = orders.filter(({ state }) => state === 'assigned').map(({ id }) => id);
  await writer.suspendOrders(assigned, regional, now);
}

/** What an accepted event changes at the central office beside its case. */
export async function takeEffect(
  writer: CentralWriter,
  accepted: AcceptedEvent,
  state: CaseState,
  now: Instant,
): Promise<void> {
  const { action }: Pick<CaseEvent, 'action'> = accepted.event;
  if (action.type !== 'step-answered') return;
  // The schemas of the steps checked answer and facts before they were accepted.
  if (action.step === 'A14') {
    const facts = action.facts as FactsOf<'A14'>;
    await tellSupervisors(writer, accepted, state, action.answer as AnswerOf<'A14'>, facts, now);
  }
  if (action.step === 'A16') {
    const facts = action.facts as FactsOf<'A16'>;
    await suspendOrders(writer, accepted, action.answer as AnswerOf<'A16'>, facts, now);
  }
}
