import { expect, test } from 'vitest';
import type { Sender } from '../../main/ipc/access.ts';
import type { Dispatch } from '../../main/ipc/dispatch.ts';
import { dispatchOnceThere } from '../../main/ipc/dispatch-once-there.ts';
import { ok } from '../../shared/result.ts';

const sender: Sender = { window: 'main', isMainFrame: true, origin: 'app://ui' };
/** Says what it was called with. */
const echo: Dispatch = async (name, payload, from) => ok({ name, payload, from });

test('calls that come before somebody is there wait, and each gets its own answer', async () => {
  const there = Promise.withResolvers<Dispatch>();
  const dispatch = dispatchOnceThere(there.promise);
  const answered: string[] = [];
  const calls = [
    dispatch('getSession', { first: true }, sender),
    dispatch('getLine', {}, { ...sender, origin: 'https://example.com' }),
  ];
  for (const call of calls) void call.then(() => answered.push('answered'));
  await new Promise((resolve) => setImmediate(resolve));
  expect(answered).toEqual([]);
  there.resolve(echo);
  expect(await Promise.all(calls)).toEqual([
    ok({ name: 'getSession', payload: { first: true }, from: sender }),
    ok({ name: 'getLine', payload: {}, from: { ...sender, origin: 'https://example.com' } }),
  ]);
  expect(await dispatch('getCounts', {}, sender)).toEqual(
    ok({ name: 'getCounts', payload: {}, from: sender }),
  );
});
