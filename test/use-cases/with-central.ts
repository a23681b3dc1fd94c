import type { Central } from '../../main/central/central.ts';
import { feedStart } from '../../main/central/feed/cursor.ts';
import { importBatch } from '../../main/central/import/records.ts';
import { pushOperations } from '../../main/central/push/push-operations.ts';
import type { FeedPosition } from '../../main/central/store/records.ts';
import { newId } from '../../main/platform/ids.ts';
import type { Caller } from '../../main/use-cases/ports.ts';
import type { Role } from '../../shared/domain/people.ts';
import { roles } from '../../shared/domain/people.ts';
import type { SignedIn } from '../../shared/ipc/views.ts';
import type { CaseFacts } from '../../shared/procedure/facts.ts';
import type { Change } from '../../shared/protocol/changes.ts';
import type { Outcome } from '../../shared/protocol/operations.ts';
import { staff, staffAreas } from '../builders/staff.ts';
import { enrolClient } from '../central/support/device-client.ts';
import {
  baseRecords,
  recordsOf,
  startCentral,
  type TestCentral,
  user,
} from '../central/support/start-central.ts';
import { area, changes, openWorkplace, type Workplace } from './workplace.ts';

/** One person of each role, signed in. */
export function as(role: Role): Caller & { readonly user: SignedIn } {
  const { userId, name, areaId, areaName } = staff(role);
  return {
    user: {
      userId,
      username: userId,
      name,
      role,
      area: { id: areaId, name: areaName, regional: 'LPZ' },
    },
  };
}

const staffUsers = roles.map((role) => {
  const { userId, name, areaId } = staff(role);
  return user(userId, { name, role, areaId });
});

/** A central office that knows the staff. */
export function startStaffedCentral(): Promise<TestCentral> {
  const base = baseRecords();
  return startCentral(
    importBatch({
      ...base,
      areas: [...base.areas, ...staffAreas.filter(({ id }) => id !== area.id)],
      users: staffUsers,
    }),
  );
}

/** A workplace whose outbox goes to a central office, and what it has to say comes back. */
export interface LinkedWorkplace extends Workplace {
  /** Sends what waits, takes the outcomes and whatever else is new there. */
  sync(): Promise<readonly Outcome[]>;
  /** Gives both sides the facts of a request, as an import from Smartflex does. */
  learn(facts: CaseFacts): Promise<void>;
}

async function pull(place: Workplace, central: Central, after: FeedPosition): Promise<FeedPosition> {
  const rows = await central.store.read.listFeed('LPZ', after, 2000);
  const found: Change[] = [];
  for (const { kind, key } of rows) found.push(...(await central.store.read.findChanges(kind, [key])));
  await place.store.transaction((writer) => writer.applyChanges(found));
  return rows.at(-1) ?? after;
}

export async function linkWorkplace(office: TestCentral, deviceCode: string): Promise<LinkedWorkplace> {
  const place = await openWorkplace(changes());
  const { central } = office;
  const device = await enrolClient(central, 'LPZ-01', office.now);
  const epoch = newId();
  await place.store.transaction((writer) => writer.setDeviceState({ epoch, deviceCode }));
  let seen = feedStart;
  const sync = async (): Promise<readonly Outcome[]> => {
    const waiting = await place.store.listOutbox(500);
    const outcomes: Outcome[] = [];
    if (waiting.length > 0) {
      const operations = waiting.map(
        ({
          epoch: _epoch,
          caseId: _caseId,
          createdAt: _at,
          attempts: _tries,
          lastError: _error,
          ...operation
        }) => operation,
      );
      const pushed = await pushOperations(central.store, device.deviceId, epoch, operations, office.now());
      if (!pushed.ok) throw new Error(pushed.error.code);
      await place.store.transaction((writer) => writer.recordOutcomes(epoch, pushed.value, office.now()));
      outcomes.push(...pushed.value.map(({ outcome }) => outcome));
    }
    seen = await pull(place, central, seen);
    return outcomes;
  };
  place.lineState = 'online';
  place.onSync = async () => {
    await sync();
  };
  await sync();
  return Object.assign(place, {
    sync,
    async learn(facts: CaseFacts) {
      await sync();
      await central.store.importTarget.upsert(importBatch(recordsOf(facts)));
      await sync();
    },
  });
}
