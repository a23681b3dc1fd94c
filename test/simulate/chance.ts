import { v7 } from 'uuid';
import { seededRandom } from '../sync/support/faulty-line.ts';

/** All that a simulation leaves to chance: the same seed, the same run. */
export interface Chance {
  /** 0 up to 1. */
  next(): number;
  happens(odds: number): boolean;
  /** 0 up to `below`, which is left out. */
  integer(below: number): number;
  pick<Value>(list: readonly [Value, ...Value[]]): Value;
  shuffled<Value>(list: readonly Value[]): Value[];
}

export function chanceOf(seed: number): Chance {
  const next = seededRandom(seed);
  const integer = (below: number): number => Math.floor(next() * below);
  return {
    next,
    integer,
    happens: (odds) => next() < odds,
    pick: (list) => list[integer(list.length)] ?? list[0],
    shuffled(list) {
      const result = [...list];
      for (let index = result.length - 1; index > 0; index -= 1) {
        const other = integer(index + 1);
        const [one, two] = [result[index], result[other]];
        if (one !== undefined && two !== undefined) [result[index], result[other]] = [two, one];
      }
      return result;
    },
  };
}

/** UUIDv7 out of the seed and the simulated time. A stream of its own: an id more does not change what happens next. */
export function seededIds(seed: number, now: () => number): () => string {
  const next = seededRandom(seed);
  return () => {
    const random = Uint8Array.from({ length: 16 }, () => Math.floor(next() * 256));
    return v7({ msecs: Math.floor(now()), random });
  };
}
