import type { Instant } from '../../shared/domain/dates.ts';
import type { Line, Replacement } from '../../shared/ipc/views.ts';
import { assertNever } from '../../shared/result.ts';
import type { SyncState } from './machine.ts';
import type { SyncReader } from './sync-store.ts';

/**
 * What the screen says of the line, and what waits to be sent (U11).
 *
 * @param lastHeardAt when the central office last answered in this run; null before.
 * @param seen what a stop for another central office was for.
 */
export async function readLine(
  state: SyncState,
  store: SyncReader,
  lastHeardAt: Instant | null,
  seen: Replacement | null,
): Promise<Line> {
  const [outbox, attention, device] = await Promise.all([
    store.countOutbox(),
    store.countAttention(),
    store.getDeviceState(),
  ]);
  return {
    state: lineState(state),
    problem: state.name === 'not-enrolled' ? 'not-enrolled' : state.problem,
    replaced: state.problem === 'server-replaced' ? seen : null,
    pending: outbox.pending,
    oldestPendingAt: outbox.oldestAt,
    lastSyncAt: lastHeardAt ?? device.lastSyncAt,
    comparedAt: device.digestAt,
    repaired: device.digestRepaired,
    attention,
  };
}

function lineState({ name, failures, reached }: SyncState): Line['state'] {
  switch (name) {
    case 'not-enrolled':
    case 'stopped':
      return 'stopped';
    case 'idle':
      return 'online';
    case 'waiting':
      return 'offline';
    case 'pushing':
    case 'pulling':
      // A try after a failure has reached nobody yet.
      if (failures > 0) return 'offline';
      return reached ? 'online' : 'connecting';
    default:
      return assertNever(name);
  }
}
