import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sha256 } from '../../main/platform/ids.ts';
import type { BranchStore, CaseListFilter } from '../../main/store/branch-store.ts';
import { verifyChain } from '../../shared/procedure/chain.ts';
import type { CaseCommand } from '../../shared/procedure/decide.ts';
import type { CaseEvent } from '../../shared/procedure/events.ts';
import { caseFacts } from '../builders/case-facts.ts';
import { openCommand } from '../builders/case-log.ts';
import { customer, request, requestItem } from '../builders/records.ts';
import { caseEvents, caseIdOf, fullAnnulment, partialAnnulment, withdrawal } from './support/case-events.ts';
import { changesOf } from './support/changes-of.ts';
import { onTheSide, type TemporaryStore, temporaryStore } from './support/temporary-store.ts';

let temporary: TemporaryStore;
let store: BranchStore;

beforeEach(async () => {
  temporary = await temporaryStore();
  store = temporary.store;
  const changes = changesOf({ customers: [customer()], requests: [request(), request({ id: 'S-2' })] });
  await store.transaction((writer) => writer.applyChanges(changes));
});
afterEach(() => temporary.close());

async function append(events: readonly CaseEvent[]): Promise<void> {
  for (const event of events) await store.transaction((writer) => writer.appendEvent(event));
}

const everything: CaseListFilter = {
  openedBy: null,
  centre: null,
  step: null,
  opened: null,
  areaId: null,
  oldestFirst: false,
  queueRole: null,
  attention: false,
  status: null,
  text: '',
  after: null,
  limit: 50,
};
async function listed(filter: Partial<CaseListFilter>): Promise<readonly string[]> {
  return (await store.listCases({ ...everything, ...filter })).map((row) => row.caseId);
}

const obstacle = async () => (await store.listRequests('', null, 10)).find((row) => row.requestId === 'S-1');

describe('an appended event', () => {
  test('is sealed behind the one before it', async () => {
    const events = caseEvents(fullAnnulment);
    await append(events);
    const stored = await store.getCase(caseIdOf(1));
    expect(stored?.events.map((each) => each.status)).toEqual(events.map(() => 'pending'));
    expect(verifyChain(stored?.events ?? [], sha256)).toEqual({ ok: true, value: events });
  });

  test('renews what lists say of the case', async () => {
    await append(caseEvents(fullAnnulment).slice(0, 3));
    const before = await store.getCase(caseIdOf(1));
    expect(before?.summary).toMatchObject({
      status: 'in-progress',
      step: 'A4.1',
      queueRoles: ['counter-advisor'],
    });
    await append(caseEvents(fullAnnulment).slice(3));
    const after = await store.getCase(caseIdOf(1));
    expect(after?.summary).toMatchObject({
      status: 'annulled',
      step: 'B1',
      queueRoles: ['back-office-incidents'],
      notificationNumber: 'N-1',
      motive: 'Motivo económico',
      updatedAt: caseEvents(fullAnnulment).at(-1)?.at,
    });
  });

  test('that skips a number or comes twice is a bug', async () => {
    const [first, second, third] = caseEvents(fullAnnulment);
    if (!first || !second || !third) throw new Error('Three events are made');
    await append([first]);
    await expect(append([third])).rejects.toThrow('follow');
    await expect(append([first])).rejects.toThrow('follow');
    await append([second]);
    expect((await store.getCase(caseIdOf(1)))?.events).toHaveLength(2);
  });

  test('is gone with everything of it when its transaction is aborted', async () => {
    const [first] = caseEvents(fullAnnulment);
    if (!first) throw new Error('An event is made');
    const aborted = store.transaction(async (writer) => {
      await writer.appendEvent(first);
      expect(await writer.getCase(first.caseId)).not.toBeNull();
      throw new Error('not allowed');
    });
    await expect(aborted).rejects.toThrow('not allowed');
    expect(await store.getCase(first.caseId)).toBeNull();
    expect(await store.countOutbox()).toEqual({ pending: 0, oldestAt: null });
    expect(await listed({})).toEqual([]);
  });
});

describe('the log', () => {
  test.each([
    ['UPDATE case_event SET body = body'],
    [`UPDATE case_event SET hash = '${'0'.repeat(64)}'`],
    ['UPDATE case_event SET seq = seq + 1'],
    ['DELETE FROM case_event'],
    [`UPDATE outbox SET body = '{}'`],
    [`UPDATE case_event SET status = 'lost'`],
  ])('refuses: %s', async (sql) => {
    await append(caseEvents([openCommand]));
    await expect(onTheSide(temporary.file, sql)).rejects.toThrow(/append-only|never change|CHECK/);
  });

  test('lets the status change', async () => {
    await append(caseEvents([openCommand]));
    await onTheSide(temporary.file, `UPDATE case_event SET status = 'accepted'`);
    expect((await store.getCase(caseIdOf(1)))?.events[0]?.status).toBe('accepted');
  });
});

describe('a case holds its request', () => {
  test('whole while it is answered, its own hold excepted', async () => {
    await append(caseEvents([openCommand]));
    const claims = await store.listClaims('S-1', null);
    expect(claims.map((claim) => [claim.itemId, claim.registered])).toEqual([
      ['S-1-1', false],
      ['S-1-2', false],
    ]);
    expect(claims[0]).toMatchObject({ caseId: caseIdOf(1), advisor: 'Asesora de prueba' });
    expect(await store.listClaims('S-1', caseIdOf(1))).toEqual([]);
    expect(await store.listClaims('S-2', null)).toEqual([]);
    expect(await obstacle()).toMatchObject({
      obstacle: 'under-annulment',
      openCase: { caseId: caseIdOf(1), caseNumber: 'LPZ-01-01-000001', openedBy: 'u-1' },
    });
  });

  test('in what it annulled, once that is registered', async () => {
    await append(caseEvents(partialAnnulment));
    const claims = await store.listClaims('S-1', null);
    expect(claims.map((claim) => [claim.itemId, claim.registered])).toEqual([['S-1-1', true]]);
    expect(await obstacle()).toMatchObject({ obstacle: null, openCase: null });
  });

  test('so that nothing is left after a full annulment', async () => {
    await append(caseEvents(fullAnnulment));
    expect(await store.listClaims('S-1', null)).toHaveLength(2);
    expect(await obstacle()).toMatchObject({ obstacle: 'under-annulment', openCase: null });
  });

  test('no more once it is withdrawn', async () => {
    await append(caseEvents([openCommand, withdrawal]));
    expect(await store.listClaims('S-1', null)).toEqual([]);
    expect(await obstacle()).toMatchObject({ obstacle: null, openCase: null });
    expect(await store.listCasesOfRequest('S-1')).toMatchObject([{ status: 'withdrawn', queueRoles: [] }]);
  });
});

describe('a list of cases', () => {
  const facts = caseFacts();
  const second = {
    ...facts,
    request: {
      ...facts.request,
      id: 'S-2',
      registeredAt: '2026-11-20T13:00:00.000Z',
      items: [requestItem('S-2', 1)],
    },
    customer: { ...facts.customer, firstNames: 'Íñigo', lastNames: 'Peñaranda' },
  };
  beforeEach(async () => {
    await append(caseEvents(fullAnnulment, { number: 1 }));
    const handedOver: readonly CaseCommand[] = [
      openCommand,
      { kind: 'answer', step: 'A2', target: null, answer: {} },
    ];
    await append(caseEvents(handedOver, { number: 2, facts: second, userId: 'u-2' }));
  });

  test.each<[string, Partial<CaseListFilter>, readonly number[]]>([
    ['everything, latest change first', {}, [2, 1]],
    ['of one who opened them', { openedBy: 'u-1' }, [1]],
    ['of a queue', { queueRole: 'back-office-commercial' }, [2]],
    ['of a queue that is empty', { queueRole: 'laboratory' }, []],
    ['of a status', { status: 'annulled' }, [1]],
    ['by a name without accents', { text: 'inigo penaranda' }, [2]],
    ['by a case number', { text: 'lpz-01-01-000001' }, [1]],
    ['by a request number', { text: 's-2' }, [2]],
    ['by a C.I.', { text: '4512345' }, [2, 1]],
    ['by a text that nobody bears', { text: 'zzz' }, []],
    ['by marks that mean something elsewhere', { text: '%' }, []],
    ['everything at once', { openedBy: 'u-2', status: 'at-back-office', text: 'inigo' }, [2]],
  ])('holds %s', async (_what, filter, numbers) => {
    expect(await listed(filter)).toEqual(numbers.map(caseIdOf));
  });

  test('goes on page by page', async () => {
    const [first] = await store.listCases({ ...everything, limit: 1 });
    if (!first) throw new Error('There are two cases');
    expect(first.caseId).toBe(caseIdOf(2));
    const after = { updatedAt: first.updatedAt, caseId: first.caseId };
    expect(await listed({ after, limit: 1 })).toEqual([caseIdOf(1)]);
  });

  test('is counted by whom it waits for', async () => {
    expect(await store.countCases('u-2', 'back-office-commercial', null)).toEqual({
      mine: 1,
      queue: 1,
      attention: 0,
      handoffs: 0,
    });
    expect(await store.countCases('u-1', 'back-office-incidents', null)).toEqual({
      mine: 1,
      queue: 1,
      attention: 0,
      handoffs: 0,
    });
    expect(await store.countCases('u-9', 'laboratory', null)).toEqual({
      mine: 0,
      queue: 0,
      attention: 0,
      handoffs: 0,
    });
  });
});
