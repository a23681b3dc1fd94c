import { EntitySchema } from 'typeorm';
import type { Company } from '../../../shared/domain/company.ts';

export interface CompanyRow extends Company {
  readonly id: string;
}

export const companyEntity = new EntitySchema<CompanyRow>({
  name: 'company',
  tableName: 'company',
  columns: {
    id: { type: 'varchar', primary: true },
    name: { type: 'varchar' },
    nit: { type: 'varchar' },
    address: { type: 'varchar' },
    demonstration: { type: 'boolean' },
  },
});
