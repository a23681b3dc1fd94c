import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseView } from '../../shared/ipc/views.ts';
import type { CaseCommand } from '../../shared/procedure/decide.ts';
import type { CaseFacts } from '../../shared/procedure/facts.ts';
import type { Result } from '../../shared/result.ts';
import { pagePicture } from '../builders/page-picture.ts';
import { allPaths, type Move, type ProcedurePath } from '../builders/procedure-walk.ts';
import type { TestCentral } from '../central/support/start-central.ts';
import { attachPaper } from './attach-paper.ts';
import { as, type LinkedWorkplace, linkWorkplace, startStaffedCentral } from './with-central.ts';

/** Each way through section A and each through section B at least once: all of their pairs are gone along in memory. */
function chosenPaths(): readonly ProcedurePath[] {
  const known = new Set<string>();
  return [...allPaths()].filter(({ stops }) => {
    const cut = stops.indexOf('B1');
    const parts =
      cut === -1 ? [stops.join(' ')] : [stops.slice(0, cut).join(' '), stops.slice(cut).join(' ')];
    const isNew = parts.some((part) => !known.has(part));
    for (const part of parts) known.add(part);
    return isNew;
  });
}

const paths = chosenPaths();
let office: TestCentral;
let place: LinkedWorkplace;
let pictures = 0;

beforeAll(async () => {
  office = await startStaffedCentral();
  place = await linkWorkplace(office, 'LPZ-01-01');
});
afterAll(async () => {
  await place.close();
  await office.close();
});

/** The same, about the path's own request and case. */
function ownWords<Value>(value: Value, index: number, caseNumber: string): Value {
  const text = JSON.stringify(value)
    .replaceAll(/S-1(?=["-])/g, `S-${index}`)
    .replaceAll('C-1"', `C-${index}"`)
    .replaceAll('OT-1"', `OT-${index}"`)
    .replaceAll('LPZ-01-01-000001', caseNumber);
  return JSON.parse(text) as Value;
}

function taken<Value>(result: Result<Value, string>): Value {
  if (!result.ok) throw new Error(result.error);
  return result.value;
}

async function perform(
  { role, command }: Pick<Move, 'role'> & { command: CaseCommand },
  before: CaseView | null,
) {
  const { useCases } = place;
  const caller = as(role);
  if (command.kind === 'open') {
    const { requestId } = command.answer as { readonly requestId: string };
    return taken(await useCases.openCase({ requestId }, caller));
  }
  if (before === null) throw new Error('no case');
  const head = { caseId: before.state.caseId, head: before.head };
  switch (command.kind) {
    case 'answer': {
      const { step, target, answer } = command;
      return taken(await useCases.answerStep({ ...head, step, target, answer: answer as never }, caller));
    }
    case 'register':
      return taken(await useCases.registerAnnulment(head, caller));
    case 'print': {
      const { paper, of, reason } = command;
      return taken(await useCases.printPaper({ ...head, paper, of, reason }, caller)).case;
    }
    case 'attach': {
      const { kind, fileName } = command.document;
      pictures += 1;
      const bytes = await pagePicture(pictures);
      return taken(await attachPaper(useCases, { ...head, kind, fileName, bytes }, caller));
    }
    case 'refund': {
      const { kind: _kind, ...given } = command;
      const notificationNumber = before.state.registered?.notificationNumber ?? '';
      taken(await useCases.recordRefund({ ...head, ...given, notificationNumber }, caller));
      return taken(await useCases.getCase({ caseId: head.caseId }, caller));
    }
    case 'return-handoff': {
      const { kind: _kind, ...given } = command;
      return taken(await useCases.returnHandoff({ ...head, ...given }, caller));
    }
    case 'decide-impossible': {
      const { kind: _kind, ...given } = command;
      return taken(await useCases.decideImpossible({ ...head, ...given }, caller));
    }
    default:
      throw new Error(`${command.kind} is on no path`);
  }
}

function differ(one: CaseFacts | null, other: CaseFacts): boolean {
  const plain = (facts: CaseFacts | null) =>
    JSON.stringify(facts && [facts.orders, facts.payments, facts.businessDay]);
  return plain(one) !== plain(other);
}

describe('every way through the procedure, on a branch and at the central office', () => {
  it.each(paths.map((path, index) => ({ path, index: index + 100, way: path.stops.join(' ') })))(
    '$way',
    async ({ path, index }) => {
      let view: CaseView | null = null;
      let known: CaseFacts | null = null;
      for (const { role, command, facts } of path.moves) {
        const own: CaseFacts = ownWords(facts, index, '');
        if (differ(known, own)) await place.learn(own);
        // The next day comes on both sides' clocks.
        const now = `${own.businessDay}T14:00:00.000Z`;
        place.clock.set(now);
        office.setNow(now);
        known = own;
        const said = ownWords(command, index, view?.state.caseNumber ?? '');
        view = await perform({ role, command: said }, view);
      }
      const outcomes = await place.sync();
      expect(outcomes.filter(({ status }) => status !== 'applied')).toEqual([]);
      const stored = await place.store.getCase(view?.state.caseId ?? '');
      expect(stored?.events.every(({ status }) => status === 'accepted')).toBe(true);
      const there = (await office.central.store.read.findSummaries([view?.state.caseId ?? '']))
        .values()
        .next();
      expect(there.value).toEqual(stored?.summary);
      expect(stored?.summary.outcome).toBe(path.outcome);
    },
  );
});
