import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { CentralClock } from '../../../main/platform/central-clock.ts';
import { newId } from '../../../main/platform/ids.ts';
import type { Secrets } from '../../../main/platform/secrets.ts';
import { createSync, type Sync, type SyncOptions } from '../../../main/sync/create-sync.ts';
import type { SetTimer } from '../../../main/sync/engine.ts';
import { ok } from '../../../shared/result.ts';
import { centralUrl, enrolmentCode, type FakeCentral } from './fake-central.ts';
import { type HandClock, handClock } from './hand-clock.ts';
import { type MemoryStore, memoryStore } from './memory-store.ts';

/** Timers that fire when a test says so. */
export interface HandTimers {
  readonly setTimer: SetTimer;
  /** Milliseconds of the timer that is set; null when none is. */
  pending(): number | null;
  fire(): void;
}

export function handTimers(): HandTimers {
  let set: { readonly ms: number; readonly callback: () => void } | null = null;
  return {
    setTimer(ms, callback) {
      const timer = { ms, callback };
      set = timer;
      return () => {
        if (set === timer) set = null;
      };
    },
    pending: () => set?.ms ?? null,
    fire() {
      const fired = set;
      set = null;
      fired?.callback();
    },
  };
}

export const openSecrets: Secrets = {
  wrap: (secret) => ok(`wrapped ${secret}`),
  unwrap: (wrapped) => ok(wrapped.replace('wrapped ', '')),
};

export interface TestWorkstation {
  readonly sync: Sync;
  readonly store: MemoryStore;
  readonly clock: HandClock;
  readonly timers: HandTimers;
  readonly changes: string[];
  readonly sideFilePath: string;
  /** Fires what is scheduled and waits until nothing is under way. */
  tick(): Promise<void>;
}

/** A workstation in memory, its timers and clock by hand; started, not enrolled unless `state` says so. */
export async function startWorkstation(
  parts: Partial<SyncOptions> & { readonly fetch: typeof fetch; readonly store?: MemoryStore },
): Promise<TestWorkstation> {
  const store = parts.store ?? memoryStore();
  const clock = handClock();
  const timers = handTimers();
  const changes: string[] = [];
  const folder = await mkdtemp(join(tmpdir(), 'reversa-sync-'));
  const sideFilePath = parts.sideFilePath ?? join(folder, 'outbox.json');
  const sync = createSync({
    secrets: openSecrets,
    clock,
    centralClock: new CentralClock(clock, store.rows.state),
    newId,
    logger: pino({ level: 'silent' }),
    onChange: (what) => changes.push(what),
    random: () => 0.5,
    setTimer: timers.setTimer,
    ...parts,
    store,
    sideFilePath,
  });
  await sync.start();
  return {
    sync,
    store,
    clock,
    timers,
    changes,
    sideFilePath,
    async tick() {
      timers.fire();
      await sync.settled();
    },
  };
}

/** A workstation that is enrolled with a central office and has its first pull behind it. */
export async function enrolledWorkstation(
  central: FakeCentral,
  parts: Partial<SyncOptions> = {},
): Promise<TestWorkstation> {
  const workstation = await startWorkstation({ fetch: central.fetch, ...parts, store: memoryStore() });
  const enrolled = await workstation.sync.enrol(centralUrl, enrolmentCode);
  if (!enrolled.ok) throw new Error(enrolled.error);
  await workstation.sync.settled();
  return workstation;
}
