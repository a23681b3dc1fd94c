import { EntitySchema } from 'typeorm';
import type { Motive } from '../../../shared/domain/people.ts';

export type MotiveRow = Motive;

export const motiveEntity = new EntitySchema<MotiveRow>({
  name: 'motive',
  tableName: 'motive',
  columns: {
    id: { type: 'varchar', primary: true },
    name: { type: 'varchar' },
    causes: { type: 'simple-json' },
    needsNote: { type: 'boolean' },
    position: { type: 'integer' },
  },
});
