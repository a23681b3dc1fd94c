import { FailingSeed, type SimulateOptions, simulate } from '../simulate.ts';
import { type Promised, Violation } from '../violation.ts';

/**
 * Runs seeds until a promise does not hold that a naive part cannot keep.
 *
 * @returns the seed; null when the naive part got through all of them.
 */
export async function findOut(
  promise: Promised,
  seeds: readonly number[],
  options: SimulateOptions,
): Promise<number | null> {
  for (const seed of seeds) {
    try {
      await simulate(seed, options);
    } catch (error) {
      if (!(error instanceof FailingSeed)) throw error;
      if (error.cause instanceof Violation && error.cause.promise === promise) return seed;
    }
  }
  return null;
}
