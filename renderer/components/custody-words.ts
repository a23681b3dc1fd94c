import { businessDay, formatDateTime, formatTime, type Instant } from '../../shared/domain/dates.ts';
import { holderNow } from '../../shared/procedure/custody.ts';
import type { CaseState } from '../../shared/procedure/state.ts';

type Holder = NonNullable<CaseState['holder']>;

export interface Custodian {
  /** Who has the case now, or had it last; null when nobody ever took it out of this queue. */
  readonly holder: Holder | null;
  /** Nobody else can work on it. */
  readonly isHeld: boolean;
}

/** Who has a case at this moment, by the rule of U12. */
export function custodianOf(holder: CaseState['holder'], now: Instant, takeMinutes: number): Custodian {
  return { holder, isHeld: holderNow({ holder }, { at: now, takeMinutes }) !== null };
}

/** `14:02`, or with the day where it was another one. */
function sinceWords(at: Instant, now: Instant): string {
  return businessDay(at) === businessDay(now)
    ? `desde ${formatTime(at).slice(0, 5)}`
    : `desde el ${formatDateTime(at)}`;
}

/** `libre`, `lo tiene María desde 14:02`, `libre (lo tuvo María)`. */
export function custodyWords(
  { holder, isHeld }: Custodian,
  userId: string | undefined,
  now: Instant,
): string {
  if (holder === null) return 'libre';
  const who = holder.userId === userId ? 'usted' : holder.name;
  return isHeld ? `lo tiene ${who} ${sinceWords(holder.at, now)}` : `libre (lo tuvo ${who})`;
}
