/** How ours has to stand to its floor: a time or a size at most so many times it, a rate at least. */
export interface Limit {
  readonly kind: 'at-most' | 'at-least';
  readonly ratio: number;
}

/** One line of the bench: a measure of ours beside its floor, taken in the same run. */
export interface Figure {
  readonly work: string;
  readonly unit: 'ms' | '/s' | 'MB' | 'requests';
  readonly ours: number;
  readonly floor: number;
  /** Null where none is laid down: the figure is for the record. */
  readonly limit: Limit | null;
}

export function ratioOf({ ours, floor }: Figure): number {
  return ours / floor;
}

/** @returns null for a figure without a limit. */
export function holds(figure: Figure): boolean | null {
  const { limit } = figure;
  if (limit === null) return null;
  const ratio = ratioOf(figure);
  return limit.kind === 'at-most' ? ratio <= limit.ratio : ratio >= limit.ratio;
}

/** Milliseconds of each piece of work, in the order in which it was done. */
export interface Timings {
  readonly ours: readonly number[];
  readonly floor: readonly number[];
}

/** @returns what the work takes, in milliseconds. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/**
 * Takes turns, and turns about in who begins, so that a noisy moment and a cache that the one warmed for the other fall on both alike.
 *
 * @param ours does a round's work and returns the milliseconds of each piece of it; `floor` likewise.
 */
export async function takeTurns(
  rounds: number,
  ours: (round: number) => Promise<readonly number[]>,
  floor: (round: number) => Promise<readonly number[]>,
): Promise<Timings> {
  const taken = { ours: [] as number[], floor: [] as number[] };
  for (let round = 0; round < rounds; round += 1) {
    if (round % 2 === 0) taken.ours.push(...(await ours(round)));
    taken.floor.push(...(await floor(round)));
    if (round % 2 === 1) taken.ours.push(...(await ours(round)));
  }
  return taken;
}

/** The value below which the given share (0 to 1) of the values lies. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export function atMost(ratio: number): Limit {
  return { kind: 'at-most', ratio };
}

/** Compares two series of timings at the median and at the 95th percentile, each with its limit or none. */
export function compareTimings(
  work: string,
  { ours, floor }: Timings,
  limits: { readonly p50: Limit | null; readonly p95: Limit | null },
): readonly Figure[] {
  const at = (name: string, share: number, limit: Limit | null): Figure => ({
    work: `${work}, ${name}`,
    unit: 'ms',
    ours: percentile(ours, share),
    floor: percentile(floor, share),
    limit,
  });
  return [at('p50', 0.5, limits.p50), at('p95', 0.95, limits.p95)];
}

type Typical = (values: readonly number[]) => number;

const mean: Typical = (values) => values.reduce((sum, each) => sum + each, 0) / values.length;
const median: Typical = (values) => percentile(values, 0.5);

function ratesOf(typical: Typical) {
  return (work: string, { ours, floor }: Timings, pieces: number, atLeast: number): Figure => ({
    work,
    unit: '/s',
    ours: (pieces * 1000) / typical(ours),
    floor: (pieces * 1000) / typical(floor),
    limit: { kind: 'at-least', ratio: atLeast },
  });
}

/** Compares how much is done a second, all in all: so many pieces for each timing. */
export const compareRates = ratesOf(mean);

/** The same of few long rounds: by the median one, as a noisy moment falls on one side's round alone. */
export const compareRounds = ratesOf(median);
