import type { Instant } from '../../shared/domain/dates.ts';
import type { CaseView, SignedIn } from '../../shared/ipc/views.ts';
import { holderNow, release, take } from '../../shared/procedure/custody.ts';
import { isQueued } from '../../shared/procedure/tasks.ts';

export interface CustodyChoices {
  readonly mayTake: boolean;
  readonly mayRelease: boolean;
  readonly mayReassign: boolean;
  /** The case is this user's own: letting it go is no matter of somebody else. */
  readonly isOwn: boolean;
}

/**
 * What one user may do about who has the case.
 *
 * @returns null where nobody takes cases: at the counter, where the customer stands, and after the end.
 */
export function custodyChoices(
  { state, facts, summary }: Pick<CaseView, 'state' | 'facts' | 'summary'>,
  { userId, name, role, area }: Pick<SignedIn, 'userId' | 'name' | 'role' | 'area'>,
  now: Instant,
): CustodyChoices | null {
  const { position } = state;
  if (position.kind !== 'step' || !isQueued(position.step) || summary.status === 'refused') return null;
  const actor = { userId, name, role, areaId: area.id, areaName: area.name };
  const moment = { ...facts, at: now };
  const holder = holderNow(state, moment);
  const isOwn = holder?.userId === userId;
  return {
    mayTake: !isOwn && take(state, moment, actor).ok,
    // One that is free again by the clock needs no freeing.
    mayRelease: holder !== null && release(state, actor).ok,
    mayReassign: role === 'service-head',
    isOwn,
  };
}
