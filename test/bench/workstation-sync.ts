import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pino } from 'pino';
import { CentralClock } from '../../main/platform/central-clock.ts';
import { systemClock } from '../../main/platform/clock.ts';
import { newId } from '../../main/platform/ids.ts';
import { developmentSecrets } from '../../main/platform/secrets.ts';
import type { BranchStore } from '../../main/store/branch-store.ts';
import { createSync } from '../../main/sync/create-sync.ts';
import { openStore } from './open-store.ts';

/** What one synchronization took. */
export interface Synced {
  /** Milliseconds from the first push until the last one was recorded; 0 without one. */
  readonly pushMs: number;
  /** Milliseconds from the first pull until the last page was applied. */
  readonly pullMs: number;
  readonly requests: number;
}

/** A branch's store and sync on a folder, whole, that synchronizes when it is told to. */
export interface WorkstationSync {
  readonly store: BranchStore;
  sync(): Promise<Synced>;
  close(): Promise<void>;
}

interface Sent {
  readonly isPush: boolean;
  readonly at: number;
}

export async function enrolWorkstation(
  folder: string,
  centralUrl: string,
  code: string,
): Promise<WorkstationSync> {
  await mkdir(folder, { recursive: true });
  const store = await openStore(join(folder, 'reversa.sqlite'));
  let sent: Sent[] = [];
  const sync = createSync({
    store,
    secrets: developmentSecrets(folder),
    clock: systemClock,
    centralClock: new CentralClock(systemClock, await store.getDeviceState()),
    newId,
    logger: pino({ level: 'silent' }),
    onChange: () => {},
    fetch(input, init) {
      sent.push({ isPush: String(input).includes('/sync/push'), at: performance.now() });
      return fetch(input, init);
    },
    sideFilePath: join(folder, 'outbox.json'),
    setTimer: () => () => {},
    timeoutMs: 120_000,
  });
  await sync.start();
  const enrolled = await sync.enrol(centralUrl, code);
  if (!enrolled.ok) throw new Error(`Not enrolled: ${enrolled.error}`);
  await sync.settled();
  return {
    store,
    async sync() {
      sent = [];
      await sync.syncNow();
      const end = performance.now();
      const line = await sync.line();
      if (line.state !== 'online' || line.pending > 0 || line.attention > 0)
        throw new Error(`Not synchronized: ${JSON.stringify(line)}`);
      const firstPull = sent.find(({ isPush }) => !isPush)?.at ?? end;
      const firstPush = sent.find(({ isPush }) => isPush)?.at ?? firstPull;
      return { pushMs: firstPull - firstPush, pullMs: end - firstPull, requests: sent.length };
    },
    async close() {
      await sync.stop();
      await store.close();
    },
  };
}
