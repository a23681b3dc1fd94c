import { describe, expect, inject, test } from 'vitest';
import '../../support/provide-postgres.ts';
import { isTorture, seeds } from '../seeds.ts';
import { simulate } from '../simulate.ts';

describe('workstations and a central office on PostgreSQL, with every fault', () => {
  test.each(seeds(1, isTorture ? 500 : 40))(
    '[S1] [S2] [S3] [S4] [S5] [S8] [S11] [S12] [S14] [S15] [S16] seed %i keeps every promise',
    async (seed) => {
      const clusterUrl = inject('postgresUrl') ?? null;
      expect(clusterUrl).not.toBeNull();
      expect((await simulate(seed, { clusterUrl })).operations).toBeGreaterThan(0);
    },
  );
});
