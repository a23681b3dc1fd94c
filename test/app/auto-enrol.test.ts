import { pino } from 'pino';
import { expect, test } from 'vitest';
import { autoEnrol } from '../../main/app/auto-enrol.ts';
import type { SyncPort } from '../../main/use-cases/ports.ts';
import { ok, refuse } from '../../shared/result.ts';

type Answer = Awaited<ReturnType<SyncPort['enrol']>>;

async function run(answers: readonly Answer[]): Promise<{ waits: number[]; tries: string[] }> {
  const left = [...answers];
  const waits: number[] = [];
  const tries: string[] = [];
  await autoEnrol({
    centralUrl: 'https://central.example',
    code: 'ABCD-1234',
    logger: pino({ level: 'silent' }),
    wait: async (ms) => void waits.push(ms),
    enrol: async (url, code) => {
      tries.push(`${url} ${code}`);
      return left.shift() ?? ok(null);
    },
  });
  return { waits, tries };
}

test('a workstation is enrolled at the first try', async () => {
  expect(await run([])).toEqual({ waits: [], tries: ['https://central.example ABCD-1234'] });
});

test('a line that is not there is waited for, longer each time', async () => {
  const { waits } = await run(Array.from({ length: 6 }, () => refuse('unreachable' as const)));
  expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 15_000, 15_000]);
});

test.each(['unknown-code', 'already-enrolled', 'insecure-url', 'no-safe-storage'] as const)(
  '%s is not tried again',
  async (error) => {
    const { waits, tries } = await run([refuse('unreachable'), refuse(error)]);
    expect(waits).toHaveLength(1);
    expect(tries).toHaveLength(2);
  },
);
