import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sha256 } from '../../main/platform/ids.ts';
import type { BranchStore, CaseListFilter, OutboxRow } from '../../main/store/branch-store.ts';
import { chainStart } from '../../shared/procedure/chain.ts';
import type { CaseEvent } from '../../shared/procedure/events.ts';
import { type Outcome, operationSchema } from '../../shared/protocol/operations.ts';
import { caseFacts } from '../builders/case-facts.ts';
import { openCommand } from '../builders/case-log.ts';
import { customer, request } from '../builders/records.ts';
import { caseEvents, caseIdOf, fullAnnulment, withdrawal } from './support/case-events.ts';
import { changesOf } from './support/changes-of.ts';
import { type TemporaryStore, temporaryStore } from './support/temporary-store.ts';

let temporary: TemporaryStore;
let store: BranchStore;

beforeEach(async () => {
  temporary = await temporaryStore();
  store = temporary.store;
  const changes = changesOf({ customers: [customer()], requests: [request()] });
  await store.transaction((writer) => writer.applyChanges(changes));
});
afterEach(() => temporary.close());

const now = '2026-11-23T20:00:00.000Z';
const applied: Outcome = { status: 'applied' };
const conflict: Outcome = {
  status: 'conflict',
  code: 'under-annulment',
  winner: { caseNumber: 'SCZ-01-01-000009', advisor: 'Otro asesor', areaName: 'Otra sucursal', at: now },
};
const rejected = (code: 'stale-facts' | 'previous-refused' | 'broken-chain'): Outcome => ({
  status: 'rejected',
  code,
  facts: code === 'stale-facts' ? caseFacts() : null,
});

async function append(events: readonly CaseEvent[]): Promise<void> {
  for (const event of events) await store.transaction((writer) => writer.appendEvent(event));
}

async function epochNow(): Promise<string> {
  return (await store.getDeviceState()).epoch ?? '';
}

async function record(...outcomes: readonly (readonly [seq: number, outcome: Outcome])[]): Promise<void> {
  const epoch = await epochNow();
  const results = outcomes.map(([seq, outcome]) => ({ seq, outcome }));
  await store.transaction((writer) => writer.recordOutcomes(epoch, results, now));
}

async function sendingOf(number: number): Promise<string | undefined> {
  const filter: CaseListFilter = {
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
  return (await store.listCases(filter)).find((row) => row.caseId === caseIdOf(number))?.sending;
}

describe('the outbox', () => {
  function expectChain(rows: readonly OutboxRow[]): void {
    let previous = chainStart;
    for (const row of rows) {
      expect(row.prevSha256).toBe(previous);
      expect(row.sha256).toBe(sha256(`${previous}\n${row.body}`));
      previous = row.sha256;
    }
  }

  test('holds each event in the order of writing, as a chain without a gap', async () => {
    await append(caseEvents(fullAnnulment.slice(0, 2), { number: 1 }));
    await append(caseEvents([openCommand, withdrawal], { number: 2 }));
    const rows = await store.listOutbox(10);
    expect(rows.map((row) => [row.caseId, row.seq])).toEqual([
      [caseIdOf(1), 1],
      [caseIdOf(1), 2],
      [caseIdOf(2), 3],
      [caseIdOf(2), 4],
    ]);
    expectChain(rows);
    const { events } = (await store.getCase(caseIdOf(1))) ?? { events: [] };
    expect(rows[1]).toMatchObject({
      body: events[1]?.body,
      hash: events[1]?.hash,
      baseVersion: events[0]?.hash,
    });
    expect(rows[0]?.baseVersion).toBe(chainStart);
  });

  test('holds what the protocol takes', async () => {
    await append(caseEvents([openCommand]));
    const [row] = await store.listOutbox(1);
    if (!row) throw new Error('There is a row');
    const { epoch: _epoch, caseId: _case, createdAt, attempts, lastError, ...operation } = row;
    expect(operationSchema.parse(operation)).toEqual(operation);
    expect({ createdAt, attempts, lastError }).toEqual({
      createdAt: caseEvents([openCommand])[0]?.at,
      attempts: 0,
      lastError: null,
    });
  });

  test('keeps its epoch, and begins anew with another one behind the rows of the first', async () => {
    await append(caseEvents([openCommand, withdrawal]));
    const first = await epochNow();
    const second = '019c0000-0000-7000-8000-000000000001';
    await store.transaction((writer) => writer.setDeviceState({ epoch: second }));
    await append(caseEvents([openCommand], { number: 2 }));
    const rows = await store.listOutbox(10);
    expect(rows.map((row) => [row.epoch, row.seq])).toEqual([
      [first, 1],
      [first, 2],
      [second, 1],
    ]);
    expect(rows[2]?.prevSha256).toBe(chainStart);
    expect([await store.lastOutboxSeq(first), await store.lastOutboxSeq(second)]).toEqual([2, 1]);
    expect(await store.lastOutboxSeq('019c0000-0000-7000-8000-000000000009')).toBe(0);
  });

  test('gives no number twice after everything is acknowledged', async () => {
    await append(caseEvents([openCommand]));
    await record([1, applied]);
    expect(await store.countOutbox()).toEqual({ pending: 0, oldestAt: null });
    expect(await store.lastOutboxSeq(await epochNow())).toBe(1);
    await append(caseEvents([openCommand, withdrawal]).slice(1));
    expect((await store.listOutbox(10)).map((row) => row.seq)).toEqual([2]);
  });

  test('counts attempts up to the row that was sent', async () => {
    await append(caseEvents(fullAnnulment.slice(0, 3)));
    const epoch = await epochNow();
    await store.transaction((writer) => writer.recordPushFailure(epoch, 2, 'busy'));
    const rows = await store.listOutbox(10);
    expect(rows.map((row) => [row.attempts, row.lastError])).toEqual([
      [1, 'busy'],
      [1, 'busy'],
      [0, null],
    ]);
  });

  test('tells how many wait, and since when', async () => {
    const events = caseEvents(fullAnnulment.slice(0, 3));
    await append(events);
    await record([1, applied]);
    expect(await store.countOutbox()).toEqual({ pending: 2, oldestAt: events[1]?.at });
  });
});

describe('an outcome', () => {
  beforeEach(() => append(caseEvents(fullAnnulment)));

  test('of everything applied leaves a case that was sent', async () => {
    expect(await sendingOf(1)).toBe('pending');
    await record(...[1, 2, 3, 4, 5, 6].map((seq) => [seq, applied] as const));
    const stored = await store.getCase(caseIdOf(1));
    expect(stored?.events.every((each) => each.status === 'accepted')).toBe(true);
    expect(stored?.problem).toBeNull();
    expect(await sendingOf(1)).toBe('sent');
  });

  test('of a lost act takes the case back to where the act is due, and says who won', async () => {
    await record(...[1, 2, 3, 4, 5].map((seq) => [seq, applied] as const), [6, conflict]);
    const stored = await store.getCase(caseIdOf(1));
    expect(stored?.events.map((each) => each.status)).toEqual([...Array(5).fill('accepted'), 'refused']);
    expect(stored?.summary).toMatchObject({ status: 'in-progress', step: 'A5', notificationNumber: null });
    expect(stored?.problem).toEqual({
      code: 'under-annulment',
      winner: conflict.status === 'conflict' ? conflict.winner : null,
      facts: null,
      at: now,
    });
    expect(await store.listClaims('S-1', null)).toMatchObject([{ registered: false }, { registered: false }]);
    expect(await sendingOf(1)).toBe('refused');
    expect([
      await store.countAttention(),
      (await store.countCases('u-1', 'cashier', null)).attention,
    ]).toEqual([1, 1]);
  });

  test('keeps the facts that the central office decided by', async () => {
    await record(...[1, 2, 3, 4, 5].map((seq) => [seq, applied] as const), [6, rejected('stale-facts')]);
    expect((await store.getCase(caseIdOf(1)))?.problem?.facts).toEqual(caseFacts());
  });

  test('of a refused opening leaves the case as it was meant, in no queue and holding nothing', async () => {
    await record(
      [1, conflict],
      ...[2, 3, 4, 5, 6].map((seq) => [seq, rejected('previous-refused')] as const),
    );
    const stored = await store.getCase(caseIdOf(1));
    expect(stored?.summary).toMatchObject({ status: 'refused', queueRoles: [], notificationNumber: 'N-1' });
    expect(stored?.problem?.code).toBe('under-annulment');
    expect(await store.listClaims('S-1', null)).toEqual([]);
    expect((await store.listRequests('', null, 1))[0]).toMatchObject({ obstacle: null, openCase: null });
  });

  test('of a refused opening alone takes what builds on it and is not sent yet along', async () => {
    await record([1, conflict]);
    const stored = await store.getCase(caseIdOf(1));
    expect(stored?.events.every((each) => each.status === 'refused')).toBe(true);
    expect(stored?.summary.status).toBe('refused');
    expect(await store.countOutbox()).toMatchObject({ pending: 5 });
  });

  test('that comes again changes nothing', async () => {
    await record([1, applied], [2, rejected('stale-facts')]);
    const once = await store.getCase(caseIdOf(1));
    await store.transaction((writer) => writer.acknowledgeProblem(caseIdOf(1)));
    await record([1, conflict], [2, rejected('stale-facts')], [99, applied]);
    expect(await store.getCase(caseIdOf(1))).toEqual({ ...once, problem: null });
  });

  test('for a case whose refused event is followed by another one goes on from what stands', async () => {
    await record(...[1, 2, 3, 4, 5].map((seq) => [seq, applied] as const), [6, rejected('stale-facts')]);
    const [, , , , , act] = caseEvents(fullAnnulment);
    if (!act) throw new Error('The act is the sixth event');
    await append([{ ...act, eventId: '019d0000-0000-7000-8000-000000000001' }]);
    const stored = await store.getCase(caseIdOf(1));
    expect(stored?.events.map((each) => [each.event.seq, each.status]).slice(-2)).toEqual([
      [5, 'refused'],
      [5, 'pending'],
    ]);
    expect(stored?.summary.status).toBe('annulled');
  });
});

describe('a problem', () => {
  beforeEach(() => append(caseEvents(fullAnnulment)));
  const codeNow = async () => (await store.getCase(caseIdOf(1)))?.problem?.code ?? null;
  const acknowledge = () => store.transaction((writer) => writer.acknowledgeProblem(caseIdOf(1)));

  test('is the refusal itself, whatever follows from it', async () => {
    await record([4, rejected('previous-refused')], [5, rejected('broken-chain')]);
    expect(await codeNow()).toBe('previous-refused');
    await record([3, rejected('stale-facts')]);
    expect(await codeNow()).toBe('stale-facts');
    await record([6, conflict]);
    expect(await codeNow()).toBe('stale-facts');
  });

  test('is gone from every list once it was acknowledged, and what follows from it does not bring it back', async () => {
    await record([2, rejected('stale-facts')]);
    await acknowledge();
    expect(await codeNow()).toBeNull();
    expect(await store.countAttention()).toBe(0);
    await record([3, rejected('previous-refused')]);
    expect(await codeNow()).toBeNull();
    await record([4, conflict]);
    expect(await codeNow()).toBe('under-annulment');
  });
});
