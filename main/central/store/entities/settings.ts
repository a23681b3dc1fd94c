import { EntitySchema } from 'typeorm';
import type { Settings } from '../../../../shared/domain/settings.ts';

/** A single row, which is missing until something was set. */
export interface SettingsRow {
  readonly id: string;
  /** A version that knew fewer settings may have written it. */
  readonly body: Partial<Settings>;
}

export const settingsEntity = new EntitySchema<SettingsRow>({
  name: 'settings',
  tableName: 'settings',
  columns: {
    id: { type: 'varchar', primary: true },
    body: { type: 'simple-json' },
  },
});
