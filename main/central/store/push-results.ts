import { Between, type EntityManager, MoreThan, Not } from 'typeorm';
import type { Instant } from '../../../shared/domain/dates.ts';
import { outcomeSchema } from '../../../shared/protocol/operations.ts';
import { among } from './among.ts';
import { inChunks } from './chunks.ts';
import { pushResultEntity } from './entities/push-result.ts';
import { insertRows } from './insert-rows.ts';
import type { AppliedOperation, PushResult } from './records.ts';

export function pushResultReader(manager: EntityManager) {
  const table = manager.getRepository(pushResultEntity);
  return {
    /** The highest seq of an epoch that has an outcome; 0 when there is none. */
    async lastSeqOf(deviceId: string, epoch: string): Promise<number> {
      return (await table.maximum('seq', { deviceId, epoch })) ?? 0;
    },
    /** By seq, both ends included. */
    async listPushResults(
      deviceId: string,
      epoch: string,
      from: number,
      to: number,
    ): Promise<readonly PushResult[]> {
      const rows = await table.find({
        where: { deviceId, epoch, seq: Between(from, to) },
        order: { seq: 'ASC' },
      });
      return rows.map(({ seq, opId, sha256, eventHash, outcome }) => ({
        seq,
        opId,
        sha256,
        hash: eventHash,
        outcome: outcomeSchema.parse(JSON.parse(outcome)),
      }));
    },
    /** Which of these hashes of case events are of events that were not taken, at no try? */
    async findRefusedHashes(hashes: Iterable<string>): Promise<Set<string>> {
      const rows = await inChunks(hashes, (chunk) =>
        table.find({
          where: { eventHash: among(manager, chunk), status: Not('applied') },
          select: { eventHash: true },
        }),
      );
      const refused = new Set(rows.map(({ eventHash }) => eventHash));
      const taken = await inChunks(refused, (chunk) =>
        table.find({
          where: { eventHash: among(manager, chunk), status: 'applied' },
          select: { eventHash: true },
        }),
      );
      for (const { eventHash } of taken) refused.delete(eventHash);
      return refused;
    },
    /** The operations that were taken, in pages by their events' hashes. */
    async listApplied(after: string, limit: number): Promise<readonly AppliedOperation[]> {
      const rows = await table.find({
        where: { status: 'applied', eventHash: MoreThan(after) },
        select: { deviceId: true, epoch: true, seq: true, eventHash: true },
        order: { eventHash: 'ASC' },
        take: limit,
      });
      return rows.map(({ deviceId, seq, eventHash }) => ({ deviceId, seq, hash: eventHash }));
    },
  };
}

export function pushResultWriter(manager: EntityManager) {
  return {
    async insertPushResults(
      deviceId: string,
      epoch: string,
      results: readonly PushResult[],
      receivedAt: Instant,
    ): Promise<void> {
      const rows = results.map(({ seq, opId, sha256, hash, outcome }) => ({
        deviceId,
        epoch,
        seq,
        opId,
        sha256,
        eventHash: hash,
        status: outcome.status,
        outcome: JSON.stringify(outcome),
        receivedAt,
      }));
      await insertRows(manager, pushResultEntity, rows);
    },
  };
}
