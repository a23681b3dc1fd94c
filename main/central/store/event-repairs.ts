import { type EntityManager, In } from 'typeorm';
import { caseEventEntity } from '../../store/entities/case-event.ts';
import { caseEventRepairEntity } from '../../store/entities/case-event-repair.ts';
import { inChunks } from './chunks.ts';
import { pushResultEntity } from './entities/push-result.ts';
import { insertRows } from './insert-rows.ts';
import type { LoggedEvent } from './records.ts';

/** A row of a case's log, readable or not. */
export interface EventRow extends LoggedEvent {
  readonly eventId: string;
}

export function eventRepairReader(manager: EntityManager) {
  const events = manager.getRepository(caseEventEntity);
  return {
    async findEventRows(eventIds: readonly string[]): Promise<ReadonlyMap<string, EventRow>> {
      const rows = await inChunks(eventIds, (chunk) => events.findBy({ eventId: In(chunk) }));
      return new Map(rows.map(({ status: _status, ...row }) => [row.eventId, row]));
    },
    /** The rows that stand where this event belongs. */
    async findEventsInTheWay({ eventId, caseId, seq, hash }: EventRow): Promise<readonly EventRow[]> {
      const rows = await events.find({ where: [{ caseId, seq }, { hash }] });
      return rows.filter((row) => row.eventId !== eventId).map(({ status: _status, ...row }) => row);
    },
    /** Of hashes of case events, those that the ledger says were taken: with the device that sent them. */
    async findAppliedHashes(hashes: readonly string[]): Promise<ReadonlyMap<string, string>> {
      const rows = await inChunks(hashes, (chunk) =>
        manager.getRepository(pushResultEntity).find({
          where: { eventHash: In(chunk), status: 'applied' },
          select: { deviceId: true, epoch: true, seq: true, eventHash: true },
        }),
      );
      return new Map(rows.map(({ eventHash, deviceId }) => [eventHash, deviceId]));
    },
  };
}

export function eventRepairWriter(manager: EntityManager) {
  return {
    /**
     * Puts an event where it belongs, in the place of a row that is not the one that was accepted: the one way past the log's guards.
     *
     * @param inTheWay ids of rows that have to go for it.
     */
    async restoreEvent(row: EventRow, inTheWay: readonly string[]): Promise<void> {
      const ids = [row.eventId, ...inTheWay];
      await insertRows(
        manager,
        caseEventRepairEntity,
        ids.map((eventId) => ({ eventId })),
      );
      await manager.getRepository(caseEventEntity).delete({ eventId: In(ids) });
      await insertRows(manager, caseEventEntity, [{ ...row, status: 'accepted' as const }]);
      await manager.getRepository(caseEventRepairEntity).delete({ eventId: In(ids) });
    },
  };
}
