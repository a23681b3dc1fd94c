/** `npm run torture` runs the same tests with far more rounds. */
export const isTorture = process.env.REVERSA_TORTURE === '1';

export function seeds(from: number, count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => from + index);
}
