import type { Instant } from '../../shared/domain/dates.ts';
import type { Clock } from './clock.ts';

/**
 * What is kept from one start of the application to the next; both null before the central office was first
 * heard.
 */
export interface KeptCentralTime {
  readonly centralTime: Instant | null;
  readonly deviceTimeAtSync: Instant | null;
}

/** The clock may stand still for so long, in milliseconds, rather than go back by as much. */
const standStill = 10_000;

function firstEstimate(kept: KeptCentralTime, deviceNow: Instant): number {
  if (kept.centralTime === null || kept.deviceTimeAtSync === null) return Date.parse(deviceNow);
  const slept = Date.parse(deviceNow) - Date.parse(kept.deviceTimeAtSync);
  return Date.parse(kept.centralTime) + Math.max(0, slept);
}

/**
 * Estimates the central office's present time (R17): the time last heard, and what has passed since by a
 * clock that only grows. The device's own clock counts once, at the start, for the time that the application
 * was not running. It never tells less than it told, nor less than was heard, except when a time is heard
 * that says that it was wrong by more than ten seconds: then the central office's word counts.
 */
export class CentralClock {
  readonly #clock: Clock;
  #base: number;
  #since: number;
  #told: number;
  #heard: boolean;

  /** @param kept what an earlier run heard last. */
  constructor(clock: Clock, kept: KeptCentralTime) {
    this.#clock = clock;
    this.#base = firstEstimate(kept, clock.now());
    this.#since = clock.monotonic();
    this.#told = this.#base;
    this.#heard = kept.centralTime !== null;
  }

  /** The central office was heard at least once, in this run or in an earlier one. */
  get hasHeard(): boolean {
    return this.#heard;
  }

  /**
   * Takes the time that came with an answer of the central office.
   *
   * @returns what to keep for the next start.
   */
  hear(serverTime: Instant): KeptCentralTime {
    this.#base = Date.parse(serverTime);
    this.#since = this.#clock.monotonic();
    this.#heard = true;
    if (this.#told - this.#base > standStill) this.#told = this.#base;
    return { centralTime: serverTime, deviceTimeAtSync: this.#clock.now() };
  }

  /** The central office's time; the device's own until the central office was first heard. */
  now(): Instant {
    const estimate = this.#base + this.#clock.monotonic() - this.#since;
    this.#told = Math.max(this.#told, Math.floor(estimate));
    return new Date(this.#told).toISOString();
  }
}
