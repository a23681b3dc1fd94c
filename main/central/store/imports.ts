import { type EntityManager, In } from 'typeorm';
import type { WorkOrder } from '../../../shared/domain/orders.ts';
import type { ServiceRequest } from '../../../shared/domain/requests.ts';
import { customerEntity } from '../../store/entities/customer.ts';
import { serviceRequestEntity } from '../../store/entities/service-request.ts';
import { workOrderEntity } from '../../store/entities/work-order.ts';
import type { ImportBatch, UpsertCounts } from '../import/records.ts';
import { inChunks } from './chunks.ts';
import { upsertBatch } from './import-batch.ts';

export function importReader(manager: EntityManager) {
  return {
    async loadRequests(ids: readonly string[]): Promise<readonly ServiceRequest[]> {
      return inChunks(ids, (chunk) => manager.getRepository(serviceRequestEntity).findBy({ id: In(chunk) }));
    },
    async loadOrders(ids: readonly string[]): Promise<readonly WorkOrder[]> {
      return inChunks(ids, (chunk) => manager.getRepository(workOrderEntity).findBy({ id: In(chunk) }));
    },
    async hasCustomers(ids: readonly string[]): Promise<ReadonlySet<string>> {
      const rows = await inChunks(ids, (chunk) =>
        manager.getRepository(customerEntity).find({ where: { id: In(chunk) }, select: { id: true } }),
      );
      return new Set(rows.map(({ id }) => id));
    },
  };
}

export function importWriter(manager: EntityManager) {
  return {
    upsert: (batch: ImportBatch): Promise<UpsertCounts> => upsertBatch(manager, batch),
  };
}
