import type { Instant } from '../domain/dates.ts';
import type { Role } from '../domain/people.ts';
import type { StepId } from './outline.ts';
import type { Task } from './tasks.ts';

interface Waiting {
  readonly step: StepId;
  readonly roles: Role[];
  readonly count: number;
  readonly oldestAt: Instant;
  readonly late: number;
}

/** Of all steps the suspension alone has a time within which it has to be answered (COM-DSC-P06 A.16). */
function isLate({ step, since, purpose }: Task, now: Instant, minutes: number): boolean {
  return step === 'A16' && purpose === 'answer' && Date.parse(now) - Date.parse(since) > minutes * 60_000;
}

/**
 * Who waits for whom: what stands at the same step for the same roles, taken together. What is late comes first, then what waits longest.
 *
 * @param minutes within which the supervisor has to answer.
 */
export function waitingOf(tasks: readonly Task[], now: Instant, minutes: number): readonly Waiting[] {
  return [...Map.groupBy(tasks, ({ step, roles }) => [step, ...roles].join(' ')).values()]
    .flatMap(([first, ...others]) => {
      if (!first) return [];
      const all = [first, ...others];
      return {
        step: first.step,
        roles: [...first.roles],
        count: all.length,
        oldestAt: all.reduce((oldest, { since }) => (since < oldest ? since : oldest), first.since),
        late: all.filter((task) => isLate(task, now, minutes)).length,
      };
    })
    .sort(
      (one, other) =>
        Number(other.late > 0) - Number(one.late > 0) || one.oldestAt.localeCompare(other.oldestAt),
    );
}
