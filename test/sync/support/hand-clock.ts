import type { Clock } from '../../../main/platform/clock.ts';

/** A clock that a test moves by hand: the wall clock and the time that passes, together or apart. */
export interface HandClock extends Clock {
  pass(ms: number): void;
  /** The wall clock alone is set. */
  set(instant: string): void;
}

export function handClock(start = '2026-11-23T14:00:00.000Z'): HandClock {
  let wall = Date.parse(start);
  let passed = 1000;
  return {
    now: () => new Date(wall).toISOString(),
    monotonic: () => passed,
    pass(ms) {
      wall += ms;
      passed += ms;
    },
    set(instant) {
      wall = Date.parse(instant);
    },
  };
}
