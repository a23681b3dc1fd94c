import { EntitySchema } from 'typeorm';
import type { WorkOrder } from '../../../shared/domain/orders.ts';

export type WorkOrderRow = WorkOrder;

export const workOrderEntity = new EntitySchema<WorkOrderRow>({
  name: 'work_order',
  tableName: 'work_order',
  columns: {
    id: { type: 'varchar', primary: true },
    requestId: { type: 'varchar' },
    itemLine: { type: 'integer', nullable: true },
    state: { type: 'varchar' },
    operationsCentre: { type: 'varchar' },
    technician: { type: 'varchar', nullable: true },
    appointment: { type: 'simple-json', nullable: true },
    activities: { type: 'simple-json' },
    updatedAt: { type: 'varchar' },
  },
});
