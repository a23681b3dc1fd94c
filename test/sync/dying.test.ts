import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type DyingStep, steps } from './support/dying-workstation.ts';
import { type Office, startOffice } from './support/office.ts';

/** Kills at each step; in full with REVERSA_TORTURE. */
const rounds = process.env.REVERSA_TORTURE ? 50 : 2;
let office: Office;

beforeEach(async () => {
  office = await startOffice(rounds);
});
afterEach(() => office.close());

/** Works and sends in a process of its own, which is killed at the step. */
async function dieAt(step: DyingStep, request: number): Promise<string | null> {
  const script = 'test/sync/support/dying-workstation.ts';
  const child = spawn(process.execPath, [script, join(office.folder, 'one'), step, String(request)], {
    stdio: 'ignore',
  });
  const [, signal] = await once(child, 'exit');
  return signal;
}

test.each(steps)(
  '[S4] [Y5] killed at the step %s, again and again: everything arrives at the next start, without a click',
  { timeout: 30_000 * rounds },
  async (step) => {
    await office.closeOne(await office.enrolled('one'));
    for (let round = 1; round <= rounds; round += 1) {
      expect(await dieAt(step, round)).toBe('SIGKILL');
      const again = await office.open('one');
      expect(await again.sync.line()).toMatchObject({ state: 'online', pending: 0, attention: 0 });
      const [found] = await again.store.listCasesOfRequest(`S-${round}`);
      if (!found) throw new Error('The case was written before the process died');
      expect(await office.accepted([found.caseId])).toEqual([6]);
      const stored = await again.store.getCase(found.caseId);
      expect(stored?.events.map(({ status }) => status)).toEqual(Array(6).fill('accepted'));
      await office.closeOne(again);
    }
  },
);
