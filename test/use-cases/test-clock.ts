import type { Clock } from '../../main/platform/clock.ts';

/** Moves by hand. */
export interface TestClock extends Clock {
  set(now: string): void;
  pass(milliseconds: number): void;
}

export function testClock(start = '2026-11-23T14:00:00.000Z'): TestClock {
  let now = Date.parse(start);
  let monotonic = 0;
  return {
    now: () => new Date(now).toISOString(),
    monotonic: () => monotonic,
    set: (moment) => {
      now = Date.parse(moment);
    },
    pass: (milliseconds) => {
      now += milliseconds;
      monotonic += milliseconds;
    },
  };
}
