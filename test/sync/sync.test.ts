import { describe, expect, test } from 'vitest';
import { refuse } from '../../shared/result.ts';
import { centralUrl, enrolmentCode, fakeCentral } from './support/fake-central.ts';
import { faultyLine, noFaults } from './support/faulty-line.ts';
import { handClock } from './support/hand-clock.ts';
import { memoryStore } from './support/memory-store.ts';
import { enrolledWorkstation, openSecrets, startWorkstation } from './support/workstation.ts';

function keys(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `m-${index}`);
}

describe('enrolment', () => {
  test('[Y11] makes the workstation a device, pulls everything, and says so', async () => {
    const central = fakeCentral();
    central.feed = keys(3);
    const { sync, store, changes } = await startWorkstation({ fetch: central.fetch });
    expect(await sync.line()).toMatchObject({ state: 'stopped', problem: 'not-enrolled' });
    expect(await sync.enrol(centralUrl, ` ${enrolmentCode} `)).toEqual({ ok: true, value: null });
    await sync.settled();
    expect(store.rows.state).toMatchObject({
      deviceCode: 'LPZ-01-01',
      centralUrl,
      firstSyncDone: true,
      pullCursor: '3',
    });
    expect(store.rows.applied).toEqual(keys(3));
    expect(changes.filter((what) => what === 'session')).toHaveLength(2);
    expect(await sync.line()).toMatchObject({ state: 'online', problem: null, pending: 0 });
  });

  test.each([
    ['a code that nobody gave out', centralUrl, 'CODE-9999', 'unknown-code'],
    ['an insecure address', 'http://central.example.bo', enrolmentCode, 'insecure-url'],
  ])('[Y11] is refused for %s, and nothing is kept', async (_name, url, code, error) => {
    const { sync, store } = await startWorkstation({ fetch: fakeCentral().fetch });
    expect(await sync.enrol(url, code)).toEqual({ ok: false, error });
    expect(store.rows.state.deviceId).toBeNull();
  });

  test('[Y11] is refused while nobody answers', async () => {
    const line = faultyLine(fakeCentral().fetch, () => 0, { ...noFaults, dropped: 1 });
    const { sync } = await startWorkstation({ fetch: line.fetch });
    expect(await sync.enrol(centralUrl, enrolmentCode)).toEqual({ ok: false, error: 'unreachable' });
  });

  test('[Y11] without a safe place for the key spends no code', async () => {
    const central = fakeCentral();
    const secrets = { ...openSecrets, wrap: () => refuse('no-safe-storage' as const) };
    const { sync } = await startWorkstation({ fetch: central.fetch, secrets });
    expect(await sync.enrol(centralUrl, enrolmentCode)).toEqual({ ok: false, error: 'no-safe-storage' });
    expect(central.requests).toEqual([]);
  });

  test('[Y11] happens once', async () => {
    const { sync } = await enrolledWorkstation(fakeCentral());
    expect(await sync.enrol(centralUrl, enrolmentCode)).toEqual({ ok: false, error: 'already-enrolled' });
  });
});

describe('an enrolled workstation', () => {
  test('[Y7] with nothing to do makes one request, three seconds later', async () => {
    const central = fakeCentral();
    const { timers, tick, store } = await enrolledWorkstation(central);
    central.requests.length = 0;
    const before = store.rows.state;
    expect(timers.pending()).toBe(3_000);
    await tick();
    expect(central.requests).toEqual(['GET /sync/pull']);
    expect(store.rows.state).toEqual(before);
  });

  test('[Y1] sends what was committed in order and at once, and its outcome is recorded', async () => {
    const central = fakeCentral();
    const { sync, store, changes } = await enrolledWorkstation(central);
    for (const body of ['"one"', '"poison two"', '"three"']) store.append(body);
    changes.length = 0;
    sync.wake();
    await sync.settled();
    expect(central.effects).toEqual(['"one"', '"three"']);
    expect(store.rows.outbox).toEqual([]);
    expect(store.rows.outcomes.map((each) => each.outcome.status)).toEqual([
      'applied',
      'rejected',
      'applied',
    ]);
    expect(changes).toContain('cases');
    expect(await sync.line()).toMatchObject({ pending: 0, attention: 1 });
  });

  test('[Y2] sends at most 500 operations and 1 MB at a time', async () => {
    const central = fakeCentral();
    const { sync, store } = await enrolledWorkstation(central);
    central.requests.length = 0;
    for (let count = 0; count < 501; count += 1) store.append(`"${count}"`);
    for (let count = 0; count < 6; count += 1) store.append(JSON.stringify('x'.repeat(190_000)));
    await sync.syncNow();
    expect(central.requests.filter((request) => request === 'POST /sync/push')).toHaveLength(3);
    expect(central.effects).toHaveLength(507);
  });

  test('[Y6] applies page after page, each with its cursor, and once', async () => {
    const central = fakeCentral();
    const { sync, store } = await enrolledWorkstation(central);
    central.feed = keys(2_500);
    store.failTransactions(1);
    await sync.syncNow();
    expect(store.rows.applied).toEqual([]);
    expect(await sync.line()).toMatchObject({ state: 'offline' });
    await sync.syncNow();
    expect(store.rows.applied).toEqual(keys(2_500));
    expect(store.rows.state.pullCursor).toBe('2500');
  });

  test('[Y5] after a lost answer sends the same again, with one effect', async () => {
    const central = fakeCentral();
    const line = faultyLine(central.fetch, () => 0.5, noFaults);
    const { sync, store, tick, timers } = await enrolledWorkstation(central, { fetch: line.fetch });
    store.append('"once"');
    line.faults = { ...noFaults, answerLost: 1 };
    await sync.syncNow();
    expect(central.effects).toEqual(['"once"']);
    expect(store.rows.outbox).toMatchObject([{ attempts: 1, lastError: 'unreachable ECONNRESET' }]);
    expect(await sync.line()).toMatchObject({
      state: 'offline',
      pending: 1,
      oldestPendingAt: '2026-11-23T14:00:00.000Z',
    });
    expect(timers.pending()).toBe(750);
    line.faults = noFaults;
    await tick();
    expect(central.effects).toEqual(['"once"']);
    expect(store.rows.outcomes).toHaveLength(1);
    expect(await sync.line()).toMatchObject({ state: 'online', pending: 0 });
  });

  test('[Y5] when its own record of an answer fails, sends the same again', async () => {
    const central = fakeCentral();
    const { sync, store } = await enrolledWorkstation(central);
    store.append('"once"');
    store.failTransactions(1);
    await sync.syncNow();
    expect(store.rows.outbox).toHaveLength(1);
    await sync.syncNow();
    expect(central.effects).toEqual(['"once"']);
    expect(store.rows.outbox).toEqual([]);
  });

  test.each<[string, (results: unknown[]) => unknown[]]>([
    ['misses one', (results) => results.slice(1)],
    ['mixes them up', (results) => results.toReversed()],
    ['has one too many', (results) => [...results, ...results.slice(-1)]],
  ])('[Y4] an answer that %s is no answer: nothing of it is recorded', async (_name, spoil) => {
    const central = fakeCentral();
    let isSpoilt = true;
    const spoiling: typeof fetch = async (input, init) => {
      const response = await central.fetch(input, init);
      if (!isSpoilt || new URL(String(input)).pathname !== '/sync/push') return response;
      const body = (await response.json()) as { results: unknown[] };
      return new Response(JSON.stringify({ ...body, results: spoil(body.results) }));
    };
    const { sync, store } = await enrolledWorkstation(central, { fetch: spoiling });
    for (const body of ['"one"', '"two"']) store.append(body);
    await sync.syncNow();
    expect(store.rows.outbox.map((row) => row.lastError)).toEqual(Array(2).fill('bad-answer 200 results'));
    isSpoilt = false;
    await sync.syncNow();
    expect(store.rows.outbox).toEqual([]);
    expect(central.effects).toEqual(['"one"', '"two"']);
  });

  test('[Y7] a commit during a request makes another round at once', async () => {
    const central = fakeCentral();
    const hook = { onPull: (): void => {} };
    const hooked: typeof fetch = (input, init) => {
      if (String(input).includes('/sync/pull')) hook.onPull();
      return central.fetch(input, init);
    };
    const { sync, store, tick } = await enrolledWorkstation(central, { fetch: hooked });
    hook.onPull = () => {
      hook.onPull = () => {};
      store.append('"meanwhile"');
      sync.wake();
    };
    await tick();
    expect(central.effects).toEqual(['"meanwhile"']);
  });

  test('[Y8] waits longer and longer, and a commit is tried at once all the same', async () => {
    const central = fakeCentral();
    const line = faultyLine(central.fetch, () => 0.5, noFaults);
    const { sync, timers, tick, store } = await enrolledWorkstation(central, { fetch: line.fetch });
    line.faults = { ...noFaults, dropped: 1 };
    const waits: (number | null)[] = [];
    for (let count = 0; count < 7; count += 1) {
      await tick();
      waits.push(timers.pending());
    }
    expect(waits).toEqual([750, 1_500, 3_000, 6_000, 12_000, 22_500, 22_500]);
    line.faults = noFaults;
    store.append('"back"');
    sync.wake();
    await sync.settled();
    expect(central.effects).toEqual(['"back"']);
  });

  test('[Y10] asks for less at a time on a line that is too slow, and for more again', async () => {
    const central = fakeCentral();
    const limits: (string | null)[] = [];
    let isSlow = true;
    const slowLine: typeof fetch = async (input, init) => {
      const url = new URL(String(input));
      if (url.pathname !== '/sync/pull') return central.fetch(input, init);
      limits.push(url.searchParams.get('limit'));
      if (isSlow) await new Promise((_resolve, reject) => init?.signal?.addEventListener('abort', reject));
      return central.fetch(input, init);
    };
    const { sync } = await startWorkstation({ fetch: slowLine, timeoutMs: 20 });
    await sync.enrol(centralUrl, enrolmentCode);
    await sync.settled();
    await sync.syncNow();
    isSlow = false;
    await sync.syncNow();
    await sync.syncNow();
    expect(limits).toEqual(['1000', '500', '250', '500']);
  });

  test('[S4] [Y10] gets a long outbox through a line that is always cut in the middle of all of it', async () => {
    const central = fakeCentral();
    const sizes: number[] = [];
    let passed = 0;
    const cutLine: typeof fetch = async (input, init) => {
      if (new URL(String(input)).pathname !== '/sync/push') return central.fetch(input, init);
      const { operations } = JSON.parse(String(init?.body)) as { readonly operations: readonly unknown[] };
      sizes.push(operations.length);
      // A hundred of them a second, cut after a second and a half.
      passed += Math.min(1_500, operations.length * 10);
      if (operations.length > 150) throw new TypeError('fetch failed', { cause: { code: 'ECONNRESET' } });
      return central.fetch(input, init);
    };
    const { sync, store } = await enrolledWorkstation(central, {
      fetch: cutLine,
      clock: { ...handClock(), monotonic: () => passed },
    });
    for (let number = 1; number <= 600; number += 1) store.append(`"${number}"`);
    for (let tries = 0; tries < 40 && central.effects.length < 600; tries += 1) await sync.syncNow();
    expect(central.effects).toHaveLength(600);
    expect(sizes.slice(0, 3)).toEqual([500, 250, 125]);
  });

  test('[Y8] ends when it is told to, in the middle of a request', async () => {
    const central = fakeCentral();
    let isHanging = false;
    const underWay = Promise.withResolvers<void>();
    const hanging: typeof fetch = async (input, init) => {
      if (isHanging) {
        const aborted = new Promise((_resolve, reject) => init?.signal?.addEventListener('abort', reject));
        underWay.resolve();
        await aborted;
      }
      return central.fetch(input, init);
    };
    const { sync, store, timers } = await enrolledWorkstation(central, { fetch: hanging });
    isHanging = true;
    store.append('"later"');
    const asked = sync.syncNow();
    await underWay.promise;
    await sync.stop();
    await asked;
    expect(store.rows.outbox).toMatchObject([{ attempts: 0 }]);
    expect(timers.pending()).toBeNull();
    sync.wake();
    expect(central.effects).toEqual([]);
  });
});

test('[Y8] a listener that throws does not stop the line', async () => {
  const central = fakeCentral();
  const onChange = (): void => {
    throw new Error('a window is gone');
  };
  const { sync, store } = await startWorkstation({ fetch: central.fetch, store: memoryStore(), onChange });
  await sync.enrol(centralUrl, enrolmentCode);
  store.append('"through"');
  await sync.syncNow();
  expect(central.effects).toEqual(['"through"']);
});
