import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { forkWorkshop, residentBytes } from '../../main/app/fork-workshop.ts';
import type { WorkshopProcess } from '../../main/documents/workshop/workshop-process.ts';

vi.mock('electron', async () => {
  const { createUtilityProcess } = await import('../electron-host/api/utility-process.ts');
  return { app: {}, utilityProcess: createUtilityProcess() };
});

const module = join(import.meta.dirname, 'stubborn-process.ts');

describe('the process that the workshop gets', () => {
  let child: WorkshopProcess;
  afterEach(() => {
    vi.unstubAllEnvs();
    child.kill();
  });

  /** Starts it and gives what it says of itself. */
  async function start(): Promise<unknown> {
    child = forkWorkshop(module);
    const said = new Promise((resolve) => child.onMessage(resolve));
    child.postMessage('what have you?');
    return said;
  }

  it('[R10] is told no setting of the application', async () => {
    vi.stubEnv('REVERSA_ENROLMENT_CODE', 'ABCD-EFGH');
    vi.stubEnv('REVERSA_HOME', '/home/of/a/person');
    expect(await start()).toEqual({ settings: [], arenas: '1', heap: '--max-old-space-size=512' });
  });

  it('is ended although it does not want to end', async () => {
    await start();
    const ended = new Promise<void>((resolve) => child.onExit(resolve));
    child.kill();
    await ended;
    expect(child.pid).toBeUndefined();
  });

  it('is ended as soon as it is there, where that was wanted before', async () => {
    child = forkWorkshop(module);
    const ended = new Promise<void>((resolve) => child.onExit(resolve));
    child.kill();
    await ended;
    expect(child.pid).toBeUndefined();
  });

  it.runIf(process.platform === 'linux')('[R14] can be asked how much memory it holds', async () => {
    await start();
    const { pid = 0 } = child;
    expect(residentBytes(pid)).toBeGreaterThan(10_000_000);
    expect(residentBytes(2 ** 30)).toBeNull();
  });
});
