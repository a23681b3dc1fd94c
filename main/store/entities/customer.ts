import { EntitySchema } from 'typeorm';
import type { Customer } from '../../../shared/domain/customers.ts';

export interface CustomerRow extends Customer {
  /** Number of the identity card by itself, to look a customer up by. */
  readonly ciNumber: string | null;
}

export const customerEntity = new EntitySchema<CustomerRow>({
  name: 'customer',
  tableName: 'customer',
  columns: {
    id: { type: 'varchar', primary: true },
    kind: { type: 'varchar' },
    firstNames: { type: 'varchar' },
    lastNames: { type: 'varchar' },
    companyName: { type: 'varchar', nullable: true },
    identityCard: { type: 'simple-json', nullable: true },
    ciNumber: { type: 'varchar', nullable: true },
    nit: { type: 'varchar', nullable: true },
    phone: { type: 'varchar', nullable: true },
    address: { type: 'varchar', nullable: true },
    regional: { type: 'varchar' },
  },
});

export function customerToRow(customer: Customer): CustomerRow {
  return { ...customer, ciNumber: customer.identityCard?.number ?? null };
}

export function customerFromRow(row: CustomerRow): Customer {
  const { ciNumber: _ciNumber, ...customer } = row;
  return customer;
}
