import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSources } from '../../../main/documents/sources/create-sources.ts';
import { type EsclLimits, esclLimits } from '../../../main/documents/sources/escl/limits.ts';
import type { Sources } from '../../../main/documents/sources/sources.ts';
import { systemClock } from '../../../main/platform/clock.ts';
import { newId } from '../../../main/platform/ids.ts';
import type { SourceSettings } from '../../../shared/ipc/source-schemas.ts';
import { type TestClock, testClock } from '../../use-cases/test-clock.ts';

export interface OpenSources {
  readonly sources: Sources;
  readonly settingsPath: string;
  /** The watched folder. */
  readonly folder: string;
  readonly clock: TestClock;
  close(): Promise<void>;
}

/** @param limits what differs from those of the application. */
export async function openSources(limits: Partial<EsclLimits> = {}): Promise<OpenSources> {
  const home = await mkdtemp(join(tmpdir(), 'reversa-sources-'));
  const folder = await mkdtemp(join(tmpdir(), 'reversa-folder-'));
  const clock = testClock();
  const settingsPath = join(home, 'sources.json');
  return {
    sources: createSources({
      settingsPath,
      limits: { ...esclLimits, ...limits },
      // A scanner's time limits run by the real time; days and looks by the test's.
      clock: { now: clock.now, monotonic: () => clock.monotonic() + systemClock.monotonic() },
      newId,
    }),
    settingsPath,
    folder,
    clock,
    async close() {
      await rm(home, { recursive: true, force: true });
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export function scannerAt(address: string, parts: Partial<SourceSettings['scanners'][number]> = {}) {
  return { scannerId: newId(), name: 'Escáner del mostrador', address, pinned: null, ...parts };
}
