import { formatBolivianos } from '../../shared/domain/money.ts';
import type { CaseView, SignedIn } from '../../shared/ipc/views.ts';
import { mayWork } from '../../shared/procedure/decide.ts';
import type { CaseAction } from '../../shared/procedure/events.ts';
import { type CaseFacts, caseFactsSchema } from '../../shared/procedure/facts.ts';
import { answerOf, foldCase } from '../../shared/procedure/fold.ts';
import { stepHeading } from '../../shared/procedure/outline.ts';
import type { CaseState } from '../../shared/procedure/state.ts';
import { stepOf } from '../../shared/procedure/steps.ts';
import { withdrawalReasonNames } from '../../shared/procedure/words.ts';
import { assertNever } from '../../shared/result.ts';
import type { StoredCase, StoredEvent, StoreReader } from '../store/branch-store.ts';
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

function describe(action: CaseAction): { readonly title: string; readonly detail: string } {
  switch (action.type) {
    case 'case-opened':
      return {
        title: stepHeading('A1'),
        detail: `Trámite ${action.caseNumber}, solicitud ${action.answer.requestId}`,
      };
    case 'step-answered': {
      const lines = stepOf(action.step).summary(action.answer, action.facts);
      return {
        title: stepHeading(action.step),
        detail: lines.map((line) => `${line.label}: ${line.value}`).join(' · '),
      };
    }
    case 'annulment-registered':
      return {
        title: 'Anulación registrada',
        detail: `Notificación ${action.notificationNumber} · ${action.items
          .map((item) => item.description)
          .join('; ')} · Devolución: ${formatBolivianos(action.refundCents)}`,
      };
    case 'notification-printed': {
      const paper = action.copy === 0 ? 'Original' : `Reimpresión ${action.copy}: ${action.reason ?? ''}`;
      const outcome = { printed: 'impresa', saved: 'guardada en PDF', failed: 'no se pudo imprimir' }[
        action.outcome
      ];
      return { title: `Notificación ${action.notificationNumber} ${outcome}`, detail: paper };
    }
    case 'case-withdrawn':
      return {
        title: 'Trámite desistido',
        detail: [withdrawalReasonNames[action.reason], action.note].filter((text) => text !== '').join(': '),
      };
    default:
      return assertNever(action, 'case action');
  }
}

const sendings = { pending: 'pending', accepted: 'sent', refused: 'refused' } as const;

function timelineEntry({ event, status }: StoredEvent): CaseView['timeline'][number] {
  return {
    seq: event.seq,
    type: event.action.type,
    ...describe(event.action),
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

/** Facts recorded at A.1, for a request that has gone from the store meanwhile. */
function recordedFacts(state: CaseState, businessDay: string): CaseFacts {
  const identified = answerOf(state, 'A1');
  return caseFactsSchema.parse({ ...identified?.facts, payments: [], orders: [], businessDay });
}

/**
 * A case as the screens show it to one user.
 *
 * @returns null when there is no such case here.
 */
export async function viewCase(
  dependencies: Pick<Dependencies, 'store' | 'centralClock'>,
  caseId: string,
  user: SignedIn,
  reader: StoreReader = dependencies.store,
): Promise<CaseView | null> {
  const stored = await reader.getCase(caseId);
  if (!stored) return null;
  const state = stateOf(stored);
  const requestId = answerOf(state, 'A1')?.answer.requestId ?? '';
  const [facts, motives, drafts] = await Promise.all([
    gatherFacts(reader, dependencies.centralClock, requestId, caseId),
    reader.listMotives(),
    reader.listDrafts(caseId, user.userId),
  ]);
  const refused = isRefused(stored);
  const seesCounter = user.role === 'counter-advisor' || user.role === 'back-office-commercial';
  return {
    state,
    summary: stored.summary,
    facts: facts ?? recordedFacts(state, dependencies.centralClock.now().slice(0, 10)),
    motives: [...motives],
    drafts: drafts.map(({ step, values, savedAt }) => ({ step, values, savedAt })),
    timeline: stored.events.map(timelineEntry),
    head: state.eventCount - 1,
    sending: sendingOf(stored),
    problem: stored.problem,
    mayWork: !refused && mayWork(state, user),
    mayWithdraw: !refused && seesCounter && !state.registered && state.position.kind !== 'ended',
  };
}
