import { EntitySchema } from 'typeorm';
import type { Area } from '../../../shared/domain/people.ts';

export type AreaRow = Area;

export const areaEntity = new EntitySchema<AreaRow>({
  name: 'area',
  tableName: 'area',
  columns: {
    id: { type: 'varchar', primary: true },
    name: { type: 'varchar' },
    regional: { type: 'varchar' },
  },
});
