import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { BranchStore } from '../../main/store/branch-store.ts';
import type { Change } from '../../shared/protocol/changes.ts';
import { answer } from '../builders/case-log.ts';
import { area, company, customer, motive, order, request, user } from '../builders/records.ts';
import { caseEvents, caseIdOf, fullAnnulment, partialAnnulment, withdrawal } from './support/case-events.ts';
import { changesOf, eventChanges } from './support/changes-of.ts';
import { onTheSide, type TemporaryStore, temporaryStore } from './support/temporary-store.ts';

let temporary: TemporaryStore;
let store: BranchStore;

beforeEach(async () => {
  temporary = await temporaryStore();
  store = temporary.store;
});
afterEach(() => temporary.close());

const pull = (changes: readonly Change[]) => store.transaction((writer) => writer.applyChanges(changes));

const reference: readonly Change[] = [
  { kind: 'company', key: 'company', body: company() },
  { kind: 'area', key: 'LPZ-01', body: area() },
  { kind: 'user', key: 'u-1', body: user() },
  { kind: 'motive', key: 'economico', body: motive() },
  { kind: 'motive', key: 'otro', body: motive({ id: 'otro', name: 'Otro', needsNote: true, position: 0 }) },
];

describe('a pulled page', () => {
  test('brings what the branch works with', async () => {
    await pull(reference);
    expect(await store.getCompany()).toEqual(company());
    expect(await store.listAreas()).toEqual([area()]);
    expect(await store.listUsers()).toEqual([user()]);
    expect(await store.findUser('asesora.prueba')).toEqual(user());
    expect((await store.listMotives()).map((each) => each.id)).toEqual(['otro', 'economico']);
    expect((await store.listMotives())[1]).toEqual(motive());
  });

  test('replaces what stands there, and takes away what is gone', async () => {
    await pull(reference);
    await pull([
      { kind: 'user', key: 'u-1', body: user({ active: false, demoPassword: 'prueba' }) },
      { kind: 'motive', key: 'otro', body: null },
      { kind: 'area', key: 'LPZ-01', body: null },
    ]);
    expect(await store.listUsers()).toEqual([user({ active: false, demoPassword: 'prueba' })]);
    expect(await store.listMotives()).toEqual([motive()]);
    expect(await store.listAreas()).toEqual([]);
  });

  test('with a record twice leaves the later one', async () => {
    await pull([
      ...changesOf({ customers: [customer()], requests: [request()], orders: [order()] }),
      { kind: 'order', key: 'O-1', body: order({ state: 'executed' }) },
      { kind: 'order', key: 'O-2', body: order({ id: 'O-2' }) },
      { kind: 'order', key: 'O-2', body: null },
    ]);
    expect((await store.getRequest('S-1'))?.orders).toEqual([order({ state: 'executed' })]);
  });

  test('that is empty changes nothing', async () => {
    await pull([]);
    expect(await store.getCompany()).toBeNull();
    expect(await store.findUser('asesora.prueba')).toBeNull();
  });

  test('of many more records than a statement takes is applied', async () => {
    const requests = Array.from({ length: 3000 }, (_, index) =>
      request({ id: `S-${index}`, customerId: `C-${index}` }),
    );
    const customers = requests.map(({ customerId }) => customer({ id: customerId }));
    await pull(changesOf({ customers, requests }));
    expect(await store.listRequests('quispe', null, 3001)).toHaveLength(3000);
  });
});

describe('a pulled log', () => {
  const reads = async (number = 1) => {
    const stored = await store.getCase(caseIdOf(number));
    return stored && { statuses: stored.events.map((each) => each.status), status: stored.summary.status };
  };

  test('is another workstation’s case, accepted', async () => {
    await pull(eventChanges(caseEvents(fullAnnulment)));
    expect(await reads()).toEqual({ statuses: Array(6).fill('accepted'), status: 'annulled' });
    expect(await store.listClaims('S-1', null)).toHaveLength(2);
    expect(await store.countOutbox()).toEqual({ pending: 0, oldestAt: null });
  });

  test('of own events marks them as accepted, and leaves the outbox to the answer of the push', async () => {
    const events = caseEvents(fullAnnulment);
    for (const event of events) await store.transaction((writer) => writer.appendEvent(event));
    await pull(eventChanges(events.slice(0, 4)));
    expect((await reads())?.statuses).toEqual([...Array(4).fill('accepted'), 'pending', 'pending']);
    expect((await store.countOutbox()).pending).toBe(6);
  });

  test('goes before own events that wait at the same place, and what builds on those counts as refused', async () => {
    const own = caseEvents(fullAnnulment);
    for (const event of own) await store.transaction((writer) => writer.appendEvent(event));
    const foreign = caseEvents([...fullAnnulment.slice(0, 3), withdrawal]).map((event, index) =>
      index < 3 ? event : { ...event, eventId: '019d0000-0000-7000-8000-000000000009' },
    );
    await pull(eventChanges(foreign));
    const stored = await store.getCase(caseIdOf(1));
    expect(stored?.events.map((each) => [each.event.seq, each.status])).toEqual([
      [0, 'accepted'],
      [1, 'accepted'],
      [2, 'accepted'],
      [3, 'refused'],
      [3, 'accepted'],
      [4, 'refused'],
      [5, 'refused'],
    ]);
    expect(stored?.summary.status).toBe('withdrawn');
    expect(await store.listClaims('S-1', null)).toEqual([]);
  });

  test('whose beginning has not come is not shown until it has', async () => {
    const [opening, ...rest] = eventChanges(caseEvents(fullAnnulment));
    if (!opening) throw new Error('A log has an opening');
    await pull(rest);
    expect(await reads()).toBeNull();
    await pull([opening]);
    expect(await reads()).toEqual({ statuses: Array(6).fill('accepted'), status: 'annulled' });
  });

  test('keeps an event that this version cannot read, and goes as far as it can', async () => {
    const changes = eventChanges(caseEvents(fullAnnulment));
    const strange = changes.map((change, index): Change => {
      if (index !== 4 || change.kind !== 'case-event' || change.body === null) return change;
      return { ...change, body: { ...change.body, body: '{"of":"a later version"}' } };
    });
    await pull(strange);
    expect(await reads()).toEqual({ statuses: Array(4).fill('accepted'), status: 'in-progress' });
    expect(await onTheSide(temporary.file, 'SELECT count(*) AS n FROM case_event')).toEqual([{ n: 6 }]);
  });

  test('never loses an event to a tombstone or to another text', async () => {
    const changes = eventChanges(caseEvents(fullAnnulment));
    await pull(changes);
    const before = await store.getCase(caseIdOf(1));
    await pull(
      changes.flatMap((change): Change[] => {
        if (change.kind !== 'case-event' || change.body === null) return [];
        return [
          { ...change, body: null },
          { ...change, body: { ...change.body, body: '{}', hash: 'f'.repeat(64) } },
        ];
      }),
    );
    expect(await store.getCase(caseIdOf(1))).toEqual(before);
  });
});

test('pages in any order, cut anywhere and applied again, come to the same', async () => {
  const records = [
    ...reference,
    ...changesOf({
      customers: [customer(), customer({ id: 'C-2', lastNames: 'Choque Ticona' })],
      requests: [request(), request({ id: 'S-2', customerId: 'C-2' }), request({ id: 'S-3' })],
      orders: [order(), order({ id: 'O-2', requestId: 'S-2', state: 'closed' })],
    }),
    ...eventChanges(caseEvents(partialAnnulment, { number: 1 })),
    ...eventChanges(caseEvents([...fullAnnulment.slice(0, 1), answer('A2', {}), withdrawal], { number: 2 })),
  ];
  const look = async (each: BranchStore) => ({
    company: await each.getCompany(),
    users: await each.listUsers(),
    // Requests of one moment keep the order in which they found their places.
    rows: [...(await each.listRequests('', null, 10))].sort((one, other) =>
      one.requestId < other.requestId ? -1 : 1,
    ),
    found: (await each.searchRequests('choque', 10)).map((row) => row.requestId),
    cases: [await each.getCase(caseIdOf(1)), await each.getCase(caseIdOf(2))],
    claims: await each.listClaims('S-1', null),
    queue: await each.countCases('u-1', 'back-office-incidents', null),
  });
  await pull(records);
  const expected = await look(store);
  const shuffles = fc.tuple(
    fc.shuffledSubarray(records, { minLength: records.length }),
    fc.integer({ min: 1, max: 9 }),
  );
  await fc.assert(
    fc.asyncProperty(shuffles, async ([shuffled, size]) => {
      const other = await temporaryStore();
      try {
        for (const changes of [shuffled, shuffled.slice(0, size)]) {
          for (let start = 0; start < changes.length; start += size) {
            const page = changes.slice(start, start + size);
            await other.store.transaction((writer) => writer.applyChanges(page));
          }
        }
        expect(await look(other.store)).toEqual(expected);
      } finally {
        await other.close();
      }
    }),
    { numRuns: 12 },
  );
});
