import type { Logger } from 'pino';
import type { Clock } from '../../platform/clock.ts';
import type { CentralStore } from '../store/central-store.ts';

const dayMs = 86_400_000;
/** Days that the feed keeps saying of a record that it is gone: who was away for longer takes a snapshot (sync protocol 9). */
export const tombstoneDays = 90;

/** @returns how many tombstones went. */
export async function purgeTombstones(store: CentralStore, now: string): Promise<number> {
  const olderThan = new Date(Date.parse(now) - tombstoneDays * dayMs).toISOString();
  return store.transaction(async (writer) => {
    await writer.markFeed(now);
    return writer.purgeTombstones(olderThan);
  });
}

export interface Housekeeping {
  start(): void;
  /** Resolves when what was under way has ended. */
  stop(): Promise<void>;
}

/** Purges at the start and once a day. Several instances may do so at once: the second finds nothing to do. */
export function createHousekeeping({
  store,
  clock,
  logger,
}: {
  readonly store: CentralStore;
  readonly clock: Clock;
  readonly logger: Logger;
}): Housekeeping {
  let timer: NodeJS.Timeout | null = null;
  let underWay: Promise<void> = Promise.resolve();

  async function purge(): Promise<void> {
    try {
      const tombstones = await purgeTombstones(store, clock.now());
      if (tombstones > 0) logger.info({ tombstones }, 'tombstones purged');
    } catch (error) {
      // Tomorrow is early enough: until then the feed is only longer than it has to be.
      logger.error(
        { error: error instanceof Error ? error.name : 'unknown' },
        'tombstones could not be purged',
      );
    }
  }

  function run(): void {
    underWay = purge();
  }

  return {
    start() {
      run();
      timer = setInterval(run, dayMs).unref();
    },
    async stop() {
      if (timer !== null) clearInterval(timer);
      await underWay;
    },
  };
}
