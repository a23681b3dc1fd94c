import type { Actor } from '../../../shared/procedure/events.ts';
import { ok, type Result, refuse } from '../../../shared/result.ts';
import type { KnownUser } from '../store/records.ts';

/**
 * Is the event's actor who it says it is, by the central office's own tables? The name may differ: it is the one of that day.
 *
 * @param regional of the device that sends the event.
 */
export function checkActor(
  actor: Actor,
  known: KnownUser | null,
  regional: string,
): Result<null, 'inactive-user' | 'wrong-role' | 'wrong-area'> {
  if (known === null || !known.user.active) return refuse('inactive-user');
  if (known.user.role !== actor.role) return refuse('wrong-role');
  if (known.user.areaId !== actor.areaId || known.area?.regional !== regional) return refuse('wrong-area');
  return ok(null);
}
