import { isDeepStrictEqual } from 'node:util';
import type { EntityManager } from 'typeorm';
import { defaultSettings, type Settings, settingsSchema } from '../../../shared/domain/settings.ts';
import { settingsEntity } from './entities/settings.ts';
import { everybody, renewFeed } from './feed-rows.ts';
import { upsertRows } from './insert-rows.ts';

/** The one row of the table, and its key in the feed. */
export const settingsKey = 'settings';

export function settingsReader(manager: EntityManager) {
  return {
    /** What was set; the default of what never was. */
    async getSettings(): Promise<Settings> {
      const row = await manager.getRepository(settingsEntity).findOneBy({ id: settingsKey });
      return settingsSchema.parse({ ...defaultSettings, ...row?.body });
    },
  };
}

export function settingsWriter(manager: EntityManager) {
  return {
    /** Keeps the settings and tells every branch, if they are not as they were. */
    async saveSettings(settings: Settings): Promise<void> {
      const standing = await manager.getRepository(settingsEntity).findOneBy({ id: settingsKey });
      if (isDeepStrictEqual(standing?.body, settings)) return;
      await upsertRows(manager, settingsEntity, [{ id: settingsKey, body: settings }], 'id');
      await renewFeed(manager, everybody, 'settings', [settingsKey]);
    },
  };
}
