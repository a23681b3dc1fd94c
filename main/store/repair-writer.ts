import type { EntityManager } from 'typeorm';
import type { StoreWriter } from './branch-store.ts';
import { renewProjections } from './case-projection.ts';
import { deleteRows, insertRows, rowsByKey } from './sql.ts';

interface StandingRow {
  readonly eventId: string;
  readonly caseId: string;
}

/** Lets `work` past the log's guards for these events alone. */
async function pastTheGuards(
  manager: EntityManager,
  eventIds: readonly string[],
  work: () => Promise<void>,
): Promise<void> {
  await insertRows(
    manager,
    'case_event_repair',
    ['eventId'],
    eventIds.map((id) => [id]),
  );
  await work();
  await deleteRows(manager, 'case_event_repair', 'eventId', eventIds);
}

const columns = ['caseId', 'seq', 'body', 'prevHash', 'hash'] as const;

/** Puts right what was changed behind the store's back (sync protocol 15). */
export function repairWriter(
  manager: EntityManager,
  applyChanges: StoreWriter['applyChanges'],
): Pick<StoreWriter, 'repairRecords' | 'dropEvents'> {
  // What waits to be sent is never touched: its outcome comes with the push.
  const findAccepted = (eventIds: readonly string[]) =>
    rowsByKey<StandingRow>(
      manager,
      `SELECT eventId, caseId FROM (SELECT * FROM case_event WHERE status = 'accepted')`,
      'eventId',
      eventIds,
    );
  return {
    async repairRecords(changes) {
      const events = changes.flatMap((change) =>
        change.kind === 'case-event' && change.body !== null ? [{ eventId: change.key, ...change.body }] : [],
      );
      const standing = await findAccepted(events.map(({ eventId }) => eventId));
      const accepted = new Set(standing.map(({ eventId }) => eventId));
      const altered = events.filter(({ eventId }) => accepted.has(eventId));
      await pastTheGuards(manager, [...accepted], async () => {
        for (const row of altered) {
          await manager.query(
            `UPDATE case_event SET ${columns.map((name) => `${name} = ?`).join(', ')} WHERE eventId = ?`,
            [...columns.map((name) => row[name]), row.eventId],
          );
        }
      });
      await applyChanges(changes);
      await renewProjections(
        manager,
        standing.map(({ caseId }) => caseId),
      );
    },
    async dropEvents(eventIds) {
      // One that this workstation wrote itself stands in its outbox, and is kept with it.
      const own = await rowsByKey<{ eventId: string }>(
        manager,
        'SELECT eventId FROM outbox',
        'eventId',
        eventIds,
      );
      const kept = new Set(own.map(({ eventId }) => eventId));
      const standing = await findAccepted(eventIds.filter((id) => !kept.has(id)));
      const ids = standing.map(({ eventId }) => eventId);
      await pastTheGuards(manager, ids, () => deleteRows(manager, 'case_event', 'eventId', ids));
      await renewProjections(
        manager,
        standing.map(({ caseId }) => caseId),
      );
    },
  };
}
