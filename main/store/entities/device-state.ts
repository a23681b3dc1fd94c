import { EntitySchema } from 'typeorm';
import type { DeviceState } from '../branch-store.ts';

export interface DeviceStateRow {
  readonly key: keyof DeviceState;
  /** JSON text; a key that is null has no row. */
  readonly value: string;
}

export const deviceStateEntity = new EntitySchema<DeviceStateRow>({
  name: 'device_state',
  tableName: 'device_state',
  columns: {
    key: { type: 'varchar', primary: true },
    value: { type: 'text' },
  },
});
