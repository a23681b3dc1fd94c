import type { Clock } from '../../main/platform/clock.ts';
import type { SetTimer } from '../../main/sync/engine.ts';

/** A workstation's clock: it may be off by years, and be set. */
export interface SkewedClock extends Clock {
  /** Milliseconds that its wall clock is ahead of the true time. */
  skew: number;
}

interface Timer {
  readonly at: number;
  readonly callback: () => void;
}

/** The simulation's one time, which passes only when it is told to. */
export interface SimulatedTime {
  /** True time, in milliseconds. */
  now(): number;
  instant(): string;
  clock(skew: number): SkewedClock;
  readonly setTimer: SetTimer;
  /** Passes `ms` and calls what becomes due, in its order; each has come to rest before the next. */
  pass(ms: number, rest: () => Promise<void>): Promise<void>;
  set(now: number): void;
}

export function simulatedTime(start: string): SimulatedTime {
  let now = Date.parse(start);
  let timers: Timer[] = [];
  return {
    now: () => now,
    instant: () => new Date(now).toISOString(),
    clock(skew) {
      const clock: SkewedClock = {
        skew,
        now: () => new Date(now + clock.skew).toISOString(),
        monotonic: () => now,
      };
      return clock;
    },
    setTimer(ms, callback) {
      const timer = { at: now + ms, callback };
      timers.push(timer);
      return () => {
        timers = timers.filter((each) => each !== timer);
      };
    },
    async pass(ms, rest) {
      const end = now + ms;
      for (;;) {
        const [next] = timers.filter(({ at }) => at <= end).sort((one, other) => one.at - other.at);
        if (next === undefined) break;
        timers = timers.filter((each) => each !== next);
        now = Math.max(now, next.at);
        next.callback();
        await rest();
      }
      now = end;
    },
    set(instant) {
      now = instant;
    },
  };
}
