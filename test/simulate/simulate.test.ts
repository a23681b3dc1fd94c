import { describe, expect, test } from 'vitest';
import { isTorture, seeds } from './seeds.ts';
import { simulate } from './simulate.ts';

describe.concurrent('workstations and a central office on SQLite, with every fault', () => {
  test.each(seeds(1, isTorture ? 2_000 : 140))(
    '[S1] [S2] [S3] [S4] [S5] [S8] [S11] [S12] [S15] [S16] seed %i keeps every promise',
    async (seed) => {
      expect((await simulate(seed)).operations).toBeGreaterThan(0);
    },
  );
});

describe.concurrent('with every fault at p = 0.2', () => {
  test.each(seeds(10_001, isTorture ? 500 : 20))(
    '[S2] seed %i: exactly one effect, and every request again changes nothing',
    async (seed) => {
      expect((await simulate(seed, { odds: 0.2 })).operations).toBeGreaterThan(0);
    },
  );
});
