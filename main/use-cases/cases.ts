import { foldText } from '../../shared/domain/text.ts';
import type { SignedIn } from '../../shared/ipc/views.ts';
import { decide } from '../../shared/procedure/decide.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import type { CaseListFilter } from '../store/branch-store.ts';
import { actorOf, appendAction, type CommandError, commandCase, nextNumber } from './case-commands.ts';
import { viewCase } from './case-view.ts';
import { gatherFacts } from './facts.ts';
import type { Dependencies, UseCase } from './ports.ts';
import { signedIn } from './signed-in.ts';

const listRows = 100;

/** A list without any condition. */
export const everyCase: CaseListFilter = {
  openedBy: null,
  queueRole: null,
  centre: null,
  step: null,
  opened: null,
  areaId: null,
  oldestFirst: false,
  attention: false,
  status: null,
  text: '',
  after: null,
  limit: listRows + 1,
};

/** A supervisor sees the suspensions of the own operations centre alone (COM-DSC-P06 A.16). */
export function ownCentre({ role, area }: SignedIn): string | null {
  return role === 'operations-supervisor' ? foldText(area.name) : null;
}

/** A.1: the request was picked, a case begins. */
export function openCase(dependencies: Dependencies): UseCase<'openCase'> {
  const { store, centralClock, newId } = dependencies;
  return async ({ requestId }, caller) => {
    const user = signedIn(caller);
    const opened = await store.transaction(async (writer): Promise<Result<string, CommandError>> => {
      const facts = await gatherFacts(writer, centralClock, requestId, null);
      if (!facts) return refuse('not-found');
      const answer = { customerId: facts.request.customerId, requestId };
      const caseId = newId();
      const caseNumber = await nextNumber(writer, 'case', caseId);
      const decided = decide(null, { kind: 'open', caseNumber, answer }, facts, actorOf(user));
      if (!decided.ok) return decided;
      await appendAction(dependencies, writer, caseId, 0, decided.value, user);
      await writer.deleteDrafts(null, user.userId, 'A1');
      return ok(caseId);
    });
    if (!opened.ok) return opened;
    dependencies.announce('casesChanged');
    dependencies.sync.wake();
    const view = await viewCase(dependencies, opened.value, user);
    return view ? ok(view) : refuse('not-found');
  };
}

export function getCase(dependencies: Dependencies): UseCase<'getCase'> {
  return async ({ caseId }, caller) => {
    const view = await viewCase(dependencies, caseId, signedIn(caller));
    return view ? ok(view) : refuse('not-found');
  };
}

export function answerStep(dependencies: Dependencies): UseCase<'answerStep'> {
  return ({ step, target, answer, ...at }, caller) =>
    commandCase(dependencies, signedIn(caller), at, async () => ({ kind: 'answer', step, target, answer }));
}

export function registerAnnulment(dependencies: Dependencies): UseCase<'registerAnnulment'> {
  return (target, caller) =>
    commandCase(dependencies, signedIn(caller), target, async ({ caseId }, writer) => ({
      kind: 'register',
      notificationNumber: await nextNumber(writer, 'notification', caseId),
    }));
}

export function withdrawCase(dependencies: Dependencies): UseCase<'withdrawCase'> {
  return ({ reason, note, ...target }, caller) =>
    commandCase(dependencies, signedIn(caller), target, async () => ({ kind: 'withdraw', reason, note }));
}

export function listCases({ store }: Dependencies): UseCase<'listCases'> {
  return async ({ list, status, step, text, after }, caller) => {
    const user = signedIn(caller);
    const filter: CaseListFilter = {
      ...everyCase,
      openedBy: list === 'mine' ? user.userId : null,
      queueRole: list === 'queue' ? user.role : null,
      centre: list === 'queue' ? ownCentre(user) : null,
      // What waits is looked at from its longest wait on.
      oldestFirst: list === 'queue' || step !== null,
      attention: list === 'attention',
      status,
      step,
      text: foldText(text),
      after,
      limit: listRows + 1,
    };
    const rows = await store.listCases(filter);
    return ok({ rows: rows.slice(0, listRows), more: rows.length > listRows });
  };
}

export function acknowledgeProblem(dependencies: Dependencies): UseCase<'acknowledgeProblem'> {
  return async ({ caseId }, caller) => {
    await dependencies.store.transaction((writer) => writer.acknowledgeProblem(caseId));
    dependencies.announce('casesChanged');
    const view = await viewCase(dependencies, caseId, signedIn(caller));
    return view ? ok(view) : refuse('not-found');
  };
}

export function getCounts({ store }: Dependencies): UseCase<'getCounts'> {
  return async (_request, caller) => {
    const user = signedIn(caller);
    return ok(await store.countCases(user.userId, user.role, ownCentre(user)));
  };
}
