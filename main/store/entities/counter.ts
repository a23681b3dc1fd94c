import { EntitySchema } from 'typeorm';

/** The last number given out in a series. */
export interface CounterRow {
  readonly series: string;
  readonly value: number;
}

export const counterEntity = new EntitySchema<CounterRow>({
  name: 'counter',
  tableName: 'counter',
  columns: {
    series: { type: 'varchar', primary: true },
    value: { type: 'integer' },
  },
});
