import { expect, test } from 'vitest';
import { seeds } from '../seeds.ts';
import { findOut } from './caught.ts';
import { openWithOneDataSource } from './one-data-source.ts';
import { skippedReplay } from './skipped-replay.ts';

const timeout = 120_000;

test('[S1] one data source for reads and writes, without a mutex, is found out', { timeout }, async () => {
  const naive = { openStore: openWithOneDataSource };
  expect(await findOut('S1', seeds(5, 60), { naive })).not.toBeNull();
});

test('[S2] a central office that judges anew what it answered before is found out', { timeout }, async () => {
  expect(await findOut('S2', seeds(1, 60), { naive: skippedReplay() })).not.toBeNull();
});

test('[S11] a side file and a journal that are lost with a restored database are found out', {
  timeout,
}, async () => {
  // Few seeds put a copy back just when something had been sent since, and write on: those that do come first.
  const tried = [29, 84, 85, ...seeds(100, 60)];
  expect(
    await findOut('S11', tried, { naive: { forget: ['outbox.json', 'outbox-journal'] } }),
  ).not.toBeNull();
});
