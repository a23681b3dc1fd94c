import { uptime } from 'node:os';
import type { Instant } from '../../shared/domain/dates.ts';

export interface Clock {
  now(): Instant;
  /** Milliseconds that only grow, whatever happens to the wall clock. */
  monotonic(): number;
}

export const systemClock: Clock = {
  now: () => new Date().toISOString(),
  // Not `performance.now()`: on Linux it stands still while the machine sleeps, and a night's sleep would
  // pass for today.
  monotonic: () => uptime() * 1000,
};

/** A clock that stands at a moment and runs on from it: `REVERSA_NOW`, refused in a packaged build. */
export function clockFrom(start: Instant): Clock {
  const startedAt = performance.now();
  return {
    now: () => new Date(Date.parse(start) + performance.now() - startedAt).toISOString(),
    monotonic: () => performance.now(),
  };
}
