/** One line of the bench: a figure of ours beside its floor, measured in the same run. */
export interface Row {
  readonly work: string;
  readonly ours: string;
  readonly floor: string;
  /** Ours to floor; what counts as better stands in `wanted`. */
  readonly ratio: number;
  readonly wanted: string;
  readonly holds: boolean;
}

/** Milliseconds that each of `rounds` runs of `work` takes, sorted. */
export async function timings(
  rounds: number,
  work: (round: number) => Promise<unknown>,
): Promise<readonly number[]> {
  const taken: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now();
    await work(round);
    taken.push(performance.now() - start);
  }
  return taken.sort((one, other) => one - other);
}

/** The value below which the given share (0 to 1) of sorted timings lies. */
export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export function milliseconds(value: number): string {
  return `${value.toFixed(2)} ms`;
}

/** Compares two series of timings at the median and at the 95th percentile, each with its limit. */
export function compareTimings(
  work: string,
  ours: readonly number[],
  floor: readonly number[],
  limits: { readonly p50: number; readonly p95: number },
): readonly Row[] {
  return (
    [
      ['p50', 0.5, limits.p50],
      ['p95', 0.95, limits.p95],
    ] as const
  ).map(([name, share, limit]) => {
    const ratio = percentile(ours, share) / percentile(floor, share);
    return {
      work: `${work}, ${name}`,
      ours: milliseconds(percentile(ours, share)),
      floor: milliseconds(percentile(floor, share)),
      ratio,
      wanted: `≤ ${limit} ×`,
      holds: ratio <= limit,
    };
  });
}
