import { EntitySchema } from 'typeorm';
import type { Settings } from '../../../shared/domain/settings.ts';

/** What the administrator set, as the central office told it last. */
export interface BranchSettingsRow {
  readonly id: 'settings';
  readonly body: Settings;
}

export const branchSettingsEntity = new EntitySchema<BranchSettingsRow>({
  name: 'settings',
  tableName: 'settings',
  columns: {
    id: { type: 'varchar', primary: true },
    body: { type: 'simple-json' },
  },
});
