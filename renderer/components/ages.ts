import type { Instant } from '../../shared/domain/dates.ts';

const units = [
  ['día', 'días', 86_400_000],
  ['h', 'h', 3_600_000],
  ['min', 'min', 60_000],
] as const;

/** `hace 5 min`, as an age is said. */
export function ageInWords(since: Instant, now: number): string {
  const passed = Math.max(0, now - Date.parse(since));
  for (const [one, many, length] of units) {
    const count = Math.floor(passed / length);
    if (count > 0) return `hace ${count} ${count === 1 ? one : many}`;
  }
  return 'ahora';
}
