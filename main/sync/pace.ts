/**
 * How much goes into one request: all that is allowed at first, less where the line is too slow for it [Y10].
 */
export interface Pace {
  /** Over 0 up to 1. */
  share(): number;
  slower(): void;
  faster(): void;
}

const least = 1 / 16;

export function createPace(): Pace {
  let share = 1;
  return {
    share: () => share,
    slower() {
      share = Math.max(least, share / 2);
    },
    faster() {
      share = Math.min(1, share * 2);
    },
  };
}
