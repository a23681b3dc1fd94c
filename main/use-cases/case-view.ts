import { businessDay, type Instant } from '../../shared/domain/dates.ts';
import { defaultSettings } from '../../shared/domain/settings.ts';
import type { CaseView, SignedIn } from '../../shared/ipc/views.ts';
import { answerOf } from '../../shared/procedure/answers.ts';
import { isForCentre, supervisedCentre } from '../../shared/procedure/centres.ts';
import { mayWithdraw, mayWork } from '../../shared/procedure/decide.ts';
import type { CaseEvent } from '../../shared/procedure/events.ts';
import { type CaseFacts, caseFactsSchema } from '../../shared/procedure/facts.ts';
import { foldCase } from '../../shared/procedure/fold.ts';
import { mayAnswer, type StepId } from '../../shared/procedure/outline.ts';
import type { CaseState } from '../../shared/procedure/state.ts';
import type { StoredCase, StoredEvent, StoreReader } from '../store/branch-store.ts';
import { describeAction } from './describe-action.ts';
import { placeDocuments } from './document-places.ts';
import { gatherFacts } from './facts.ts';
import type { Dependencies } from './ports.ts';

/** Refused events are left out; a case of which nothing was taken is shown as it was meant. */
export function stateOf(stored: StoredCase): CaseState {
  const standing = stored.events.filter((each) => each.status !== 'refused');
  const state = foldCase((standing.length > 0 ? standing : stored.events).map((each) => each.event));
  if (state === null) throw new Error('A stored case has no events');
  return state;
}

/** Was not even the opening taken by the central office? */
export function isRefused(stored: StoredCase): boolean {
  return stored.events.every((each) => each.status === 'refused');
}

const sendings = { pending: 'pending', accepted: 'sent', refused: 'refused' } as const;

function stepOfEvent({ action, actor }: CaseEvent): StepId | null {
  if (action.type === 'case-opened') return mayAnswer(actor.role, 'A1') ? 'A1' : 'A7';
  return action.type === 'step-answered' ? action.step : null;
}

function timelineEntry({ event, status }: StoredEvent): CaseView['timeline'][number] {
  return {
    seq: event.seq,
    type: event.action.type,
    step: stepOfEvent(event),
    ...describeAction(event.action),
    actor: event.actor.name,
    areaName: event.actor.areaName,
    at: event.at,
    sending: sendings[status],
  };
}

function sendingOf(stored: StoredCase): CaseView['sending'] {
  if (stored.problem) return 'refused';
  return stored.events.some((each) => each.status === 'pending') ? 'pending' : 'sent';
}

/** Who is told of a suspension, by the centre that each supervises (COM-DSC-P06 A.14). */
async function listSupervisors(reader: StoreReader): Promise<CaseView['supervisors']> {
  const [users, areas] = await Promise.all([reader.listUsers(), reader.listAreas()]);
  const names = new Map(areas.map(({ id, name }) => [id, name]));
  return users
    .filter(({ role, active }) => role === 'operations-supervisor' && active)
    .map(({ name, areaId, email }) => ({ name, centre: names.get(areaId) ?? '', hasMail: email !== null }));
}

/** Facts recorded at A.1, for a request that has gone from the store meanwhile. */
function recordedFacts(state: CaseState, at: Instant): CaseFacts {
  const identified = answerOf(state, 'A1');
  return caseFactsSchema.parse({
    ...identified?.facts,
    payments: [],
    orders: [],
    businessDay: businessDay(at),
    centres: [],
    at,
    takeMinutes: defaultSettings.takeMinutes,
  });
}

/**
 * A case as the screens show it to one user.
 *
 * @returns null when there is no such case here.
 */
export async function viewCase(
  dependencies: Pick<Dependencies, 'store' | 'centralClock' | 'sync'>,
  caseId: string,
  user: SignedIn,
  reader: StoreReader = dependencies.store,
): Promise<CaseView | null> {
  const stored = await reader.getCase(caseId);
  if (!stored) return null;
  const state = stateOf(stored);
  const requestId = answerOf(state, 'A1')?.answer.requestId ?? '';
  const [facts, motives, drafts, mails, supervisors, documents] = await Promise.all([
    gatherFacts(reader, dependencies.centralClock, requestId, caseId),
    reader.listMotives(),
    reader.listDrafts(caseId, user.userId),
    reader.listMails(caseId),
    listSupervisors(reader),
    placeDocuments(reader, dependencies.sync, state),
  ]);
  const refused = isRefused(stored);
  const known = facts ?? recordedFacts(state, dependencies.centralClock.now());
  return {
    state,
    summary: stored.summary,
    facts: known,
    motives: [...motives],
    documents,
    mails: [...mails],
    supervisors: supervisors.filter(({ centre }) =>
      facts?.orders.some(({ operationsCentre }) =>
        isForCentre(supervisedCentre(operationsCentre, facts.centres), centre),
      ),
    ),
    drafts: drafts.map(({ step, values, savedAt }) => ({ step, values, savedAt })),
    timeline: stored.events.map(timelineEntry),
    head: state.eventCount - 1,
    sending: sendingOf(stored),
    problem: stored.problem,
    mayWork: !refused && mayWork(state, user),
    mayWithdraw: !refused && mayWithdraw(state, known, user).ok,
  };
}
