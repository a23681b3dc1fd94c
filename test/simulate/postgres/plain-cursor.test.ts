import { expect, inject, test } from 'vitest';
import '../../support/provide-postgres.ts';
import { findOut } from '../naive/caught.ts';
import { readByPlainCursor } from '../naive/plain-cursor.ts';
import { seeds } from '../seeds.ts';
import { simulate } from '../simulate.ts';
import { rush } from '../steps.ts';

test('[S14] a cursor that follows the sequence alone is found out', { timeout: 120_000 }, async () => {
  const clusterUrl = inject('postgresUrl') ?? null;
  expect(clusterUrl).not.toBeNull();
  const slowWriters = { clusterUrl, odds: 0, slowness: 0.5, steps: 12, step: rush };
  const naive = { alterCentral: readByPlainCursor };
  expect(await findOut('S15', seeds(2, 60), { ...slowWriters, naive })).not.toBeNull();
  expect((await simulate(1, slowWriters)).operations).toBeGreaterThan(0);
});
