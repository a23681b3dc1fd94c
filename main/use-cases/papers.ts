import type { ErrorOf, RequestOf } from '../../shared/ipc/contract.ts';
import type { CaseView, SignedIn } from '../../shared/ipc/views.ts';
import { answerOf } from '../../shared/procedure/answers.ts';
import { type PrintJob, printJobOf } from '../../shared/procedure/case-papers.ts';
import { decide } from '../../shared/procedure/decide.ts';
import type { PaperChoice } from '../../shared/procedure/decide-papers.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { actorOf, commandCase } from './case-commands.ts';
import { isRefused, stateOf, viewCase } from './case-view.ts';
import { gatherFacts } from './facts.ts';
import type { Dependencies, UseCase } from './ports.ts';
import { signedIn } from './signed-in.ts';

type PrintError = ErrorOf<'printPaper'>;
interface PaperDesk {
  alone<Value>(
    caseId: string,
    work: () => Promise<Result<Value, PrintError>>,
  ): Promise<Result<Value, PrintError>>;
}

/** The paper as it was made last, or as it would be made now. */
export function previewPaper({ store, centralClock }: Dependencies): UseCase<'previewPaper'> {
  return async ({ caseId, ...choice }, caller) => {
    const [stored, company] = await Promise.all([store.getCase(caseId), store.getCompany()]);
    if (!stored || !company) return refuse('not-found');
    const state = stateOf(stored);
    const reason = state.prints.findLast(({ paper }) => paper === choice.paper)?.reason ?? null;
    const user = signedIn(caller);
    const by = { name: user.name, areaName: user.area.name };
    const job = printJobOf(state, choice, company, reason, by, centralClock.now());
    return job ? ok(job) : refuse('no-paper');
  };
}

/**
 * Asks first whether the paper may be made, makes it, and logs what became of it. The paper comes before the event, as its outcome is
 * part of the event: a process killed between the two leaves a paper more, which the next print's number shows.
 */
async function makePaper<Outcome extends string>(
  dependencies: Dependencies,
  user: SignedIn,
  { caseId, head, reason, paper, of }: RequestOf<'printPaper'>,
  make: (job: PrintJob) => Promise<Outcome>,
  logged: (outcome: Outcome) => 'printed' | 'saved' | 'failed' | null,
): Promise<Result<{ readonly outcome: Outcome; readonly case: CaseView }, PrintError>> {
  const { store, centralClock } = dependencies;
  const choice: PaperChoice = { paper, of };
  const [stored, company] = await Promise.all([store.getCase(caseId), store.getCompany()]);
  if (!stored || !company) return refuse('not-found');
  // Before the paper: a customer is not sent to the cash desk with an annulment that is not one.
  if (isRefused(stored)) return refuse('previous-refused');
  const state = stateOf(stored);
  if (state.eventCount - 1 !== head) return refuse('stale-case');
  const facts = await gatherFacts(store, centralClock, answerOf(state, 'A1')?.answer.requestId ?? '', caseId);
  if (!facts) return refuse('request-unknown');
  const actor = actorOf(user);
  const allowed = decide(state, { kind: 'print', ...choice, outcome: 'printed', reason }, facts, actor);
  if (!allowed.ok) return allowed;
  const job = printJobOf(state, choice, company, reason, actor, centralClock.now());
  if (!job) return refuse('not-current-step');
  const outcome = await make(job);
  const entry = logged(outcome);
  if (entry === null) {
    const view = await viewCase(dependencies, caseId, user);
    return view ? ok({ outcome, case: view }) : refuse('not-found');
  }
  const done = await commandCase(dependencies, user, { caseId, head }, async () => ({
    kind: 'print',
    ...choice,
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

export function printPaper(dependencies: Dependencies, desk: PaperDesk): UseCase<'printPaper'> {
  return (request, caller) =>
    desk.alone(request.caseId, () =>
      makePaper(
        dependencies,
        signedIn(caller),
        request,
        (job) => dependencies.printer.print(job),
        (outcome) => (outcome === 'printed' || outcome === 'failed' ? outcome : null),
      ),
    );
}

export function savePaper(dependencies: Dependencies, desk: PaperDesk): UseCase<'savePaper'> {
  return (request, caller) =>
    desk.alone(request.caseId, () =>
      makePaper(
        dependencies,
        signedIn(caller),
        request,
        (job) => dependencies.printer.savePdf(job),
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
