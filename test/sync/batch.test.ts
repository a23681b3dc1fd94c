import { describe, expect, test } from 'vitest';
import { takeBatch, toOperation } from '../../main/sync/batch.ts';
import { operationSchema, pushLimits } from '../../shared/protocol/operations.ts';
import { outboxRow } from './support/memory-store.ts';

function rows(count: number, body = '{}'): ReturnType<typeof outboxRow>[] {
  return Array.from({ length: count }, (_, index) => outboxRow({ seq: index + 1, body }));
}

describe('a batch', () => {
  test('[Y2] holds at most 500 operations', () => {
    expect(takeBatch(rows(501), 1)).toHaveLength(pushLimits.operations);
    expect(takeBatch([], 1)).toEqual([]);
  });

  test('[Y2] holds at most 1 MB of bodies, in bytes', () => {
    const body = 'ñ'.repeat(50_000);
    expect(takeBatch(rows(20, body), 1)).toHaveLength(10);
  });

  test('[Y10] holds its share, and one operation however large', () => {
    expect(takeBatch(rows(501), 0.5)).toHaveLength(250);
    expect(takeBatch(rows(3, 'x'.repeat(190_000)), 1 / 16)).toHaveLength(1);
  });

  test('[Y3] ends where the next epoch begins', () => {
    const next = rows(2).map((row) => ({ ...row, epoch: '019a0000-0000-7000-8000-00000000e002' }));
    expect(takeBatch([...rows(3), ...next], 1)).toHaveLength(3);
  });

  test('[Y1] goes over the line as the protocol has it, and nothing else of the row', () => {
    expect(
      operationSchema.safeParse(toOperation(outboxRow({ attempts: 3, lastError: 'busy' }))).success,
    ).toBe(true);
  });
});
