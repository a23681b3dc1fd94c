import { EntitySchema } from 'typeorm';
import type { ServiceRequest } from '../../../shared/domain/requests.ts';

export type ServiceRequestRow = ServiceRequest;

export const serviceRequestEntity = new EntitySchema<ServiceRequestRow>({
  name: 'service_request',
  tableName: 'service_request',
  columns: {
    id: { type: 'varchar', primary: true },
    customerId: { type: 'varchar' },
    kind: { type: 'varchar' },
    registeredAt: { type: 'varchar' },
    regional: { type: 'varchar' },
    branch: { type: 'varchar' },
    items: { type: 'simple-json' },
    payments: { type: 'simple-json' },
  },
});
