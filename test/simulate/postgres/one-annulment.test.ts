import { expect, inject, test } from 'vitest';
import '../../support/provide-postgres.ts';
import { annulAtOnce } from '../one-annulment.ts';
import { isTorture } from '../seeds.ts';

const rounds = isTorture ? 1_000 : 10;

test(`[S8] ${rounds} rounds of 2 to 20 devices that annul at once: one wins, and every loser is told who`, {
  timeout: rounds * 10_000,
}, async () => {
  const clusterUrl = inject('postgresUrl') ?? null;
  expect(clusterUrl).not.toBeNull();
  await annulAtOnce(rounds, clusterUrl);
});
