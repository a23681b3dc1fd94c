import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect } from '@playwright/test';
import { type Central, startCentral } from './central.ts';
import { signIn, startWorkstation, type Workstation } from './workstation.ts';

/** Enough requests for lists to be lists; each journey has a request of its own among them. */
const demoRequests = 300;

interface WorkerWorld {
  /** One central office for all journeys of a worker. */
  readonly central: Central;
}

interface World {
  /** Starts workstations that are closed when the test ends, and checks that no page complained. */
  readonly openWorkstation: (options?: {
    areaId?: string;
    username?: string;
    home?: string;
    central?: Central;
    switches?: readonly string[];
  }) => Promise<Workstation>;
  /** A second central office, for journeys that stop it. */
  readonly ownCentral: Central;
}

async function withCentral(use: (central: Central) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'reversa-central-'));
  const central = await startCentral(folder, demoRequests);
  try {
    await use(central);
  } finally {
    await central.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

export const test = base.extend<World, WorkerWorld>({
  central: [async ({}, use) => withCentral(use), { scope: 'worker', timeout: 120_000 }],
  ownCentral: async ({}, use) => withCentral(use),
  openWorkstation: async ({ central }, use) => {
    const opened: Workstation[] = [];
    await use(
      async ({ areaId = 'LPZ-01', username = 'asesor1', home, central: other, switches = [] } = {}) => {
        const workstation = await startWorkstation({
          central: other ?? central,
          areaId,
          switches,
          ...(home ? { home } : {}),
        });
        opened.push(workstation);
        await signIn(workstation.page, username);
        return workstation;
      },
    );
    for (const workstation of opened) {
      await workstation.close();
      expect(workstation.complaints).toEqual([]);
    }
  },
});

export { expect };
