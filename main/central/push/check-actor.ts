import type { Area } from '../../../shared/domain/people.ts';
import type { Actor } from '../../../shared/procedure/events.ts';
import { ok, type Result, refuse } from '../../../shared/result.ts';
import type { KnownUser } from '../store/records.ts';

/**
 * Is the event's actor who it says it is, by the central office's own tables? The name may differ: it is the one of that day. So may the
 * area, within the regional: who was moved to another one keeps what was done before it was known. A supervisor's area decides which
 * suspensions are theirs (COM-DSC-P06 A.16), so that one has to be the present one.
 *
 * @param claimed the area that the event names, as it is known here.
 * @param regional of the device that sends the event.
 */
export function checkActor(
  actor: Actor,
  known: KnownUser | null,
  claimed: Area | null,
  regional: string,
): Result<null, 'inactive-user' | 'wrong-role' | 'wrong-area'> {
  if (known === null || !known.user.active) return refuse('inactive-user');
  if (known.user.role !== actor.role) return refuse('wrong-role');
  if (known.area?.regional !== regional || claimed?.regional !== regional) return refuse('wrong-area');
  if (actor.role !== 'operations-supervisor') return ok(null);
  const isPresent = known.area.id === actor.areaId && known.area.name === actor.areaName;
  return isPresent ? ok(null) : refuse('wrong-area');
}
