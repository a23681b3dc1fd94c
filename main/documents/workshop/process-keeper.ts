import type { Logger } from 'pino';
import type { WorkshopLimits, WorkshopProcess } from './workshop-process.ts';

export interface KeeperParts {
  readonly fork: () => WorkshopProcess;
  /** @returns bytes of memory that the process holds; null where that is not known. */
  readonly residentBytes: (pid: number) => number | null;
  readonly limits: WorkshopLimits;
  readonly logger: Logger;
}

/** Why a job got no answer. */
export type Interruption = 'too-slow' | 'ended' | 'too-much-memory' | 'nonsense' | 'fault';

/** What becomes of a message: the job goes on, has its outcome, or the process is good for nothing any more. */
export type Heard<Outcome> = 'progress' | 'nonsense' | 'fault' | { readonly outcome: Outcome };

interface Running {
  readonly child: WorkshopProcess;
  readonly ended: Promise<void>;
  hear: (message: unknown) => void;
  end: () => void;
}

/** Keeps one process at most: starts it when there is work, ends it when it idles or misbehaves. */
export interface ProcessKeeper {
  /**
   * Hands an order to the process and listens. One at a time: a second before the first is done is a bug.
   *
   * @returns the outcome; or why there is none, the process being gone by then.
   */
  work<Outcome>(
    order: unknown,
    hear: (message: unknown) => Heard<Outcome>,
  ): Promise<{ readonly outcome: Outcome } | { readonly interruption: Interruption }>;
  stop(): Promise<void>;
}

export function createProcessKeeper({ fork, residentBytes, limits, logger }: KeeperParts): ProcessKeeper {
  let running: Running | null = null;
  let idle: NodeJS.Timeout | undefined;
  let lastEnd = Promise.resolve();

  function start(): Running {
    const child = fork();
    const { promise: ended, resolve } = Promise.withResolvers<void>();
    const started: Running = { child, ended, hear: () => undefined, end: () => undefined };
    child.onMessage((message) => started.hear(message));
    child.onExit(() => {
      if (running === started) running = null;
      started.end();
      resolve();
    });
    logger.info('workshop started');
    return started;
  }

  /** From now on no job is handed to it. */
  function end(which: Running): Promise<void> {
    if (running === which) running = null;
    which.child.kill();
    lastEnd = which.ended;
    return which.ended;
  }

  function watchMemory(child: WorkshopProcess, onTooMuch: () => void): NodeJS.Timeout {
    return setInterval(() => {
      const bytes = child.pid === undefined ? null : residentBytes(child.pid);
      if (bytes !== null && bytes > limits.memory) onTooMuch();
    }, limits.look);
  }

  return {
    async work<Outcome>(order: unknown, hear: (message: unknown) => Heard<Outcome>) {
      clearTimeout(idle);
      // Two at once would hold twice the memory.
      await lastEnd;
      running ??= start();
      const current = running;
      const { promise, resolve } = Promise.withResolvers<
        { readonly outcome: Outcome } | { readonly interruption: Interruption }
      >();
      const interrupt = (interruption: Interruption): void => resolve({ interruption });
      const whole = setTimeout(() => interrupt('too-slow'), limits.job);
      const page = setTimeout(() => interrupt('too-slow'), limits.page);
      const memory = watchMemory(current.child, () => interrupt('too-much-memory'));
      current.end = () => interrupt('ended');
      current.hear = (message) => {
        const heard = hear(message);
        if (heard === 'progress') page.refresh();
        else if (typeof heard === 'string') interrupt(heard);
        else resolve(heard);
      };
      current.child.postMessage(order);
      const result = await promise;
      clearTimeout(whole);
      clearTimeout(page);
      clearInterval(memory);
      current.hear = () => undefined;
      current.end = () => undefined;
      if ('interruption' in result) {
        logger.warn({ why: result.interruption }, 'workshop interrupted');
        await end(current);
      } else {
        idle = setTimeout(() => void (running && end(running)), limits.idle).unref();
      }
      return result;
    },
    async stop() {
      clearTimeout(idle);
      await (running ? end(running) : lastEnd);
    },
  };
}
