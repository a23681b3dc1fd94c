export interface QueueWatch {
  /** As last counted; null before the first count. */
  readonly waiting: number | null;
  /** How many waited when the latest one came; null while nothing new has come, or once it was attended. */
  readonly risenTo: number | null;
}

export const unwatched: QueueWatch = { waiting: null, risenTo: null };

/** The queue was counted again: did something come in? The first count is no news. */
export function countAgain(before: QueueWatch, waiting: number): QueueWatch {
  if (before.waiting === null || waiting === before.waiting) return { ...before, waiting };
  return { waiting, risenTo: waiting > before.waiting ? waiting : null };
}

/** Did the latest count bring something that has to be told? */
export function hasRisen(before: QueueWatch, now: QueueWatch): boolean {
  return (
    now.risenTo !== null && before.waiting !== null && now.waiting !== null && now.waiting > before.waiting
  );
}
