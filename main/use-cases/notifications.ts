import type { ErrorOf } from '../../shared/ipc/contract.ts';
import type { CaseView, SignedIn } from '../../shared/ipc/views.ts';
import { decide } from '../../shared/procedure/decide.ts';
import { answerOf } from '../../shared/procedure/fold.ts';
import { type AnnulmentNotification, notificationOf } from '../../shared/procedure/notification.ts';
import type { CaseState } from '../../shared/procedure/state.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import type { StoreReader } from '../store/branch-store.ts';
import { actorOf, commandCase } from './case-commands.ts';
import { isRefused, stateOf, viewCase } from './case-view.ts';
import { gatherFacts } from './facts.ts';
import type { Dependencies, UseCase } from './ports.ts';
import { signedIn } from './signed-in.ts';

type PrintError = ErrorOf<'printNotification'>;
interface PaperDesk {
  alone<Value>(
    caseId: string,
    work: () => Promise<Result<Value, PrintError>>,
  ): Promise<Result<Value, PrintError>>;
}
type PrintRequest = { readonly caseId: string; readonly head: number; readonly reason: string | null };

function copiesOf(state: CaseState): number {
  return state.prints.filter((print) => print.outcome !== 'failed').length;
}

async function notificationFrom(
  reader: StoreReader,
  state: CaseState,
  reason: string | null,
): Promise<AnnulmentNotification | null> {
  const company = await reader.getCompany();
  return company ? notificationOf(state, company, copiesOf(state), reason) : null;
}

export function previewNotification({ store }: Dependencies): UseCase<'previewNotification'> {
  return async ({ caseId }) => {
    const stored = await store.getCase(caseId);
    if (!stored) return refuse('not-found');
    const state = stateOf(stored);
    const last = state.prints.at(-1);
    const notification = await notificationFrom(store, state, last?.reason ?? null);
    return notification ? ok(notification) : refuse('not-registered');
  };
}

/**
 * Asks first whether the paper may be made, makes it, and logs what became of it. The paper comes before the event, as its outcome is
 * part of the event: a process killed between the two leaves a paper more, which the next print's number shows.
 */
async function makePaper<Outcome extends string>(
  dependencies: Dependencies,
  user: SignedIn,
  { caseId, head, reason }: PrintRequest,
  make: (notification: AnnulmentNotification) => Promise<Outcome>,
  logged: (outcome: Outcome) => 'printed' | 'saved' | 'failed' | null,
): Promise<Result<{ readonly outcome: Outcome; readonly case: CaseView }, PrintError>> {
  const { store, centralClock } = dependencies;
  const stored = await store.getCase(caseId);
  if (!stored) return refuse('not-found');
  // Before the paper: a customer is not sent to the cash desk with an annulment that is not one.
  if (isRefused(stored)) return refuse('previous-refused');
  const state = stateOf(stored);
  if (state.eventCount - 1 !== head) return refuse('stale-case');
  const facts = await gatherFacts(store, centralClock, answerOf(state, 'A1')?.answer.requestId ?? '', caseId);
  if (!facts) return refuse('request-unknown');
  const allowed = decide(state, { kind: 'print', outcome: 'printed', reason }, facts, actorOf(user));
  if (!allowed.ok) return allowed;
  const notification = await notificationFrom(store, state, reason);
  if (!notification) return refuse('not-current-step');
  const outcome = await make(notification);
  const entry = logged(outcome);
  if (entry === null) {
    const view = await viewCase(dependencies, caseId, user);
    return view ? ok({ outcome, case: view }) : refuse('not-found');
  }
  const done = await commandCase(dependencies, user, { caseId, head }, async () => ({
    kind: 'print',
    outcome: entry,
    reason,
  }));
  return done.ok ? ok({ outcome, case: done.value }) : done;
}

/** One paper of a case at a time: two at once would both be its original. */
export function createPaperDesk(): PaperDesk {
  const busy = new Set<string>();
  return {
    async alone(caseId, work) {
      if (busy.has(caseId)) return refuse('stale-case');
      busy.add(caseId);
      try {
        return await work();
      } finally {
        busy.delete(caseId);
      }
    },
  };
}

export function printNotification(dependencies: Dependencies, desk: PaperDesk): UseCase<'printNotification'> {
  return (request, caller) =>
    desk.alone(request.caseId, () =>
      makePaper(
        dependencies,
        signedIn(caller),
        request,
        (notification) => dependencies.printer.print(notification),
        (outcome) => (outcome === 'printed' || outcome === 'failed' ? outcome : null),
      ),
    );
}

export function saveNotification(dependencies: Dependencies, desk: PaperDesk): UseCase<'saveNotification'> {
  return (request, caller) =>
    desk.alone(request.caseId, () =>
      makePaper(
        dependencies,
        signedIn(caller),
        request,
        (notification) => dependencies.printer.savePdf(notification),
        (outcome) => (outcome === 'cancelled' ? null : outcome),
      ),
    );
}

export function getPrintJob({ printer }: Dependencies): UseCase<'getPrintJob'> {
  return async ({ jobId }) => {
    const job = printer.findJob(jobId);
    return job ? ok(job) : refuse('not-found');
  };
}
