import { test } from 'vitest';
import { annulAtOnce } from './one-annulment.ts';
import { isTorture } from './seeds.ts';

const rounds = isTorture ? 1_000 : 20;

test(
  `[S8] ${rounds} rounds of 2 to 20 devices that annul at once: one wins, and every loser is told who`,
  { timeout: rounds * 10_000 },
  () => annulAtOnce(rounds, null),
);
