import type { EntityManager } from 'typeorm';
import { chunksOf } from './chunks.ts';
import { isPostgres } from './dialect.ts';
import { enrolmentCodeEntity } from './entities/enrolment-code.ts';

/**
 * What a transaction holds until it ends, so that what it judged by still stands when it writes: the device first, then the requests in
 * the order of their ids, so that two never wait for each other. On SQLite a transaction is alone, and holds everything.
 */
export function lockWriter(manager: EntityManager) {
  return {
    /** One push of a device at a time (sync protocol 4). */
    async lockDevice(id: string): Promise<void> {
      if (!isPostgres(manager)) return;
      await manager.query('SELECT FROM device WHERE id = $1 FOR UPDATE', [id]);
    },
    /** One device of a one-time code (sync protocol 1). */
    async lockEnrolmentCode(codeHash: string): Promise<void> {
      if (!isPostgres(manager)) return;
      await manager
        .getRepository(enrolmentCodeEntity)
        .findOne({ where: { codeHash }, lock: { mode: 'pessimistic_write' } });
    },
    /** One judgement of a request's cases at a time (sync protocol 8). */
    async lockRequests(ids: readonly string[]): Promise<void> {
      if (!isPostgres(manager)) return;
      // Sorted there too: the rows are locked in the order in which the statement comes to them.
      for (const chunk of chunksOf([...new Set(ids)].sort()))
        await manager.query('SELECT FROM service_request WHERE id = ANY($1) ORDER BY id FOR UPDATE', [chunk]);
    },
  };
}
