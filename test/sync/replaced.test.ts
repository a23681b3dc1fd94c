import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createEnrolmentCode } from '../../main/central/devices/enrolment-codes.ts';
import { fakeCentral } from './support/fake-central.ts';
import { emptyOffice, type Office, startOffice, work } from './support/office.ts';
import { enrolledWorkstation } from './support/workstation.ts';

const requests = 8;
let office: Office;

beforeEach(async () => {
  office = await startOffice(requests);
});
afterEach(() => office.close());

describe('a central office that was set up anew', () => {
  test('[S16] [Y15] deletes nothing, says what it is, and gets everything once a person goes on with it', async () => {
    const one = await office.enrolled('one');
    const two = await office.enrolled('two');
    const first = await work(one, 1);
    const half = await work(one, 2, 3);
    await one.sync.syncNow();
    await two.sync.syncNow();
    await work(two, 3);
    const unsent = await work(one, 4);
    await office.replace(await emptyOffice(requests));
    await one.sync.syncNow();
    expect(await one.sync.line()).toMatchObject({
      state: 'stopped',
      problem: 'server-replaced',
      replaced: { kind: 'unknown-device', deletions: [] },
      pending: 6,
    });
    expect(await one.store.getRequest('S-1')).not.toBeNull();
    // Asked again nothing has changed; without a code there is no way on.
    await one.sync.syncNow();
    expect(await one.sync.followServer(null)).toEqual({ ok: false, error: 'unknown-code' });
    expect(await one.sync.followServer('WRONG-CODE')).toEqual({ ok: false, error: 'unknown-code' });
    expect(await one.sync.line()).toMatchObject({ state: 'stopped', pending: 6 });

    const { central, now } = office.central;
    const code = await createEnrolmentCode(central.store, 'LPZ-01', now());
    if (!code.ok) throw new Error(code.error);
    expect(await one.sync.followServer(code.value)).toEqual({ ok: true, value: null });
    expect(await one.sync.line()).toMatchObject({
      state: 'online',
      problem: null,
      replaced: null,
      pending: 0,
      attention: 0,
    });
    expect(await office.accepted([first.caseId, half.caseId, unsent.caseId])).toEqual([6, 3, 6]);
    const stored = await one.store.getCase(first.caseId);
    expect(stored?.events.map(({ status }) => status)).toEqual(Array(6).fill('accepted'));
    expect((await one.store.getDeviceState()).firstSyncDone).toBe(true);
  });

  test('[S16] [Y15] another workstation that comes with the same cases is not told that they are strange', async () => {
    const one = await office.enrolled('one');
    const local = await work(one, 1, 3);
    await one.sync.syncNow();
    const two = await office.enrolled('two');
    await office.replace(await emptyOffice(requests));
    for (const each of [two, one]) {
      await each.sync.syncNow();
      const code = await createEnrolmentCode(office.central.central.store, 'LPZ-01', office.central.now());
      if (!code.ok) throw new Error(code.error);
      await each.sync.followServer(code.value);
      expect(await each.sync.line()).toMatchObject({ state: 'online', pending: 0, attention: 0 });
    }
    expect(await office.accepted([local.caseId])).toEqual([3]);
  });
});

describe('deletions in bulk', () => {
  const gone = Array.from({ length: 150 }, (_, index) => `-m-${index}`);

  test('[S16] [Y15] are counted for a person, and applied once they are meant', async () => {
    const central = fakeCentral();
    const { sync, store } = await enrolledWorkstation(central);
    central.feed = gone;
    await sync.syncNow();
    expect(await sync.line()).toMatchObject({
      state: 'stopped',
      replaced: { kind: 'deletions', deletions: [{ kind: 'motive', count: 150 }] },
    });
    expect(store.rows.applied).toEqual([]);
    expect(await sync.followServer(null)).toEqual({ ok: true, value: null });
    expect(store.rows.applied).toEqual(gone);
    expect(await sync.line()).toMatchObject({ state: 'online', replaced: null });

    // What was said holds for these deletions alone.
    central.feed = [...gone, ...gone];
    await sync.syncNow();
    expect(await sync.line()).toMatchObject({ state: 'stopped', problem: 'server-replaced' });
    expect(store.rows.applied).toHaveLength(150);
  });

  test('[S16] [Y15] nothing can be said where nothing was asked', async () => {
    const { sync } = await enrolledWorkstation(fakeCentral());
    expect(await sync.followServer(null)).toEqual({ ok: false, error: 'nothing-to-follow' });
  });
});

describe('a central office that is the same and forgot', () => {
  test.each(['an older copy of its database', 'the same, under an epoch of its own'])(
    '[S16] [Y15] %s: gets once more what it had acknowledged',
    async (which) => {
      const central = fakeCentral();
      const { sync, store } = await enrolledWorkstation(central);
      store.append('"1"');
      store.append('"2"');
      await sync.syncNow();
      central.ledgers.clear();
      central.effects.length = 0;
      const isOther = which.startsWith('the same');
      if (isOther) central.serverEpoch = '019a0000-0000-7000-8000-00000000a00b';
      store.append('"3"');
      await sync.syncNow();
      expect(await sync.line()).toMatchObject({ state: 'stopped', replaced: { kind: 'forgot' }, pending: 1 });
      expect(central.effects).toEqual([]);
      await sync.followServer(null);
      expect(central.effects).toEqual(['"1"', '"2"', '"3"']);
      expect(await sync.line()).toMatchObject({ state: 'online', pending: 0 });
      expect(store.rows.state.serverEpoch).toBe(central.serverEpoch);
    },
  );
});
