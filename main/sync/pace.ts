/**
 * How much goes into one request: all that is allowed at first, less where the line does not carry it whole [Y10].
 */
export interface Pace {
  /** Over 0 up to 1. */
  share(): number;
  /** @param milliseconds from sending until the answer was there. */
  went(milliseconds: number): void;
  slower(): void;
}

const least = 1 / 16;
/** An answer that took longer than this, in milliseconds, does not call for larger requests: a line that is cut loses all of one. */
const quick = 2_000;

export function createPace(): Pace {
  let share = 1;
  return {
    share: () => share,
    went(milliseconds) {
      if (milliseconds <= quick) share = Math.min(1, share * 2);
    },
    slower() {
      share = Math.max(least, share / 2);
    },
  };
}
