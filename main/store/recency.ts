import { createHash } from 'node:crypto';
import type { Instant } from '../../shared/domain/dates.ts';

/**
 * A request's row number, also in the search index: the larger, the newer, so that lists and searches read backwards instead of sorting.
 * The second of registration, and behind it one of 2^21 places, so that a day exported without times still has a place for each; the
 * whole stays under 2^53.
 */
const placesPerSecond = 2 ** 21;

const second = (registeredAt: Instant): number => Math.floor(Date.parse(registeredAt) / 1000);

/** The lowest row number of a moment's second. */
export function firstRecency(registeredAt: Instant): number {
  return second(registeredAt) * placesPerSecond;
}

/** The place that a request would like to have: by its number, so that it is the same at each import. */
export function wantedRecency(registeredAt: Instant, requestId: string): number {
  const place = createHash('sha256').update(requestId).digest().readUInt32BE(0) % placesPerSecond;
  return firstRecency(registeredAt) + place;
}

/** The next place of the same second, for a request whose own is taken. */
export function nextRecency(recency: number): number {
  const start = Math.floor(recency / placesPerSecond) * placesPerSecond;
  return start + ((recency - start + 1) % placesPerSecond);
}

export function isOfSecond(recency: number, registeredAt: Instant): boolean {
  return Math.floor(recency / placesPerSecond) === second(registeredAt);
}
