/** A sealed file of the vault, with what is known of its document. */
export interface HeldDocument {
  readonly documentId: string;
  readonly bytes: number;
  /** Milliseconds since 1970: captured, fetched or opened last. */
  readonly usedAt: number;
  /** Its time was over at the central office. */
  readonly isDeleted: boolean;
  /** The central office has it whole. */
  readonly isAtCentral: boolean;
  /** When it was sent from here; null for a copy. */
  readonly sentAt: string | null;
  /** Captured here and not sent yet. */
  readonly isWaiting: boolean;
}

export interface CacheLimits {
  readonly bytes: number;
  /** Days since it was used last. */
  readonly unusedDays: number;
  /** Days for which what was captured here stays after it was sent. */
  readonly ownDays: number;
}

/** A workstation's copies of what the central office has: enough for a month's cases, and no archive. */
export const cacheLimits: CacheLimits = { bytes: 500_000_000, unusedDays: 30, ownDays: 7 };

const dayMs = 86_400_000;

/**
 * Which files leave the vault: what was deleted at the central office, and of what it has whole everything unused for too long, then what
 * was used longest ago until the rest is within the limit. What is not known to be there never leaves, whatever its size: it may be the
 * only one.
 *
 * @returns document ids.
 */
export function chooseLeaving(
  held: readonly HeldDocument[],
  { bytes, unusedDays, ownDays }: CacheLimits,
  now: number,
): readonly string[] {
  const deleted = held.filter((each) => each.isDeleted);
  const copies = held.filter(
    ({ isDeleted, isAtCentral, isWaiting, sentAt }) =>
      !isDeleted &&
      isAtCentral &&
      !isWaiting &&
      (sentAt === null || now - Date.parse(sentAt) > ownDays * dayMs),
  );
  const byUse = copies.toSorted((one, other) => other.usedAt - one.usedAt);
  let room = bytes;
  const leaving = byUse.filter((each) => {
    const isOld = now - each.usedAt > unusedDays * dayMs;
    if (!isOld && each.bytes <= room) {
      room -= each.bytes;
      return false;
    }
    // What was used before this one leaves too: a small old file does not outlive a large new one.
    room = 0;
    return true;
  });
  return [...deleted, ...leaving].map(({ documentId }) => documentId);
}
