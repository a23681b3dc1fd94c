import type { Logger } from 'pino';

/** What the service does beside answering, now and then. */
export interface Chore {
  /** For the log. */
  readonly name: string;
  /** Milliseconds. */
  readonly every: number;
  /** @returns how many things it took away, or put right. */
  run(): Promise<number>;
}

export interface Housekeeping {
  start(): void;
  /** Resolves when what was under way has ended. */
  stop(): Promise<void>;
}

/** Does each chore at the start and again and again. Several instances may do so at once: the second finds nothing to do. */
export function createHousekeeping(chores: readonly Chore[], logger: Logger): Housekeeping {
  const underWay = new Set<Promise<void>>();
  let timers: readonly NodeJS.Timeout[] = [];

  async function attempt({ name, run }: Chore): Promise<void> {
    try {
      const things = await run();
      if (things > 0) logger.info({ chore: name, things }, 'house kept');
    } catch (error) {
      // The next time is early enough: until then there is only more than there has to be.
      logger.error({ chore: name, error: error instanceof Error ? error.name : 'unknown' }, 'house not kept');
    }
  }

  function begin(chore: Chore): void {
    const attempted = attempt(chore).finally(() => underWay.delete(attempted));
    underWay.add(attempted);
  }

  return {
    start() {
      for (const chore of chores) begin(chore);
      timers = chores.map((chore) => setInterval(begin, chore.every, chore).unref());
    },
    async stop() {
      for (const timer of timers) clearInterval(timer);
      await Promise.all(underWay);
    },
  };
}
