/** Rows that PageUp and PageDown pass over. */
const page = 10;

/**
 * Where a key moves the marked row of a list to.
 *
 * @returns null for keys that do not move it.
 */
export function nextRow(key: string, position: number, count: number): number | null {
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: 1,
    ArrowUp: -1,
    PageDown: page,
    PageUp: -page,
    Home: -count,
    End: count,
  };
  const step = steps[key];
  return step === undefined || count === 0 ? null : Math.max(0, Math.min(count - 1, position + step));
}
