import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pullChanges } from '../../../main/central/feed/pull-changes.ts';
import { defaultSettings } from '../../../shared/domain/settings.ts';
import { changeSchema } from '../../../shared/protocol/changes.ts';
import { runRaw } from '../../central/support/raw-database.ts';
import { startCentral, type TestCentral } from '../../central/support/start-central.ts';

let office: TestCentral;
beforeEach(async () => {
  office = await startCentral(null);
});
afterEach(() => office.close());

const save = (supervisorMinutes: number) =>
  office.central.store.transaction((writer) =>
    writer.saveSettings({ ...defaultSettings, supervisorMinutes }),
  );

async function pulled(regional: string) {
  const page = await pullChanges(office.central.store, regional, null, 1000);
  if (!page.ok) throw new Error(page.error);
  return { ...page.value, changes: page.value.changes.map((change) => changeSchema.parse(change)) };
}

describe('the settings', () => {
  it('are the default ones, and nothing for the branches, until something is set', async () => {
    expect(await office.central.store.read.getSettings()).toEqual(defaultSettings);
    expect((await pulled('LPZ')).changes).toEqual([]);
  });

  it('reach every branch, as they are now', async () => {
    await save(45);
    await save(60);
    const change = { kind: 'settings', key: 'settings', body: { ...defaultSettings, supervisorMinutes: 60 } };
    expect((await pulled('LPZ')).changes).toEqual([change]);
    expect((await pulled('SCZ')).changes).toEqual([change]);
  });

  it('[R18] come without the time that documents are kept to a branch that does not know of it', async () => {
    await save(60);
    const page = await pullChanges(office.central.store, 'LPZ', null, 1000, 3);
    expect(page.ok && page.value.changes).toEqual([
      { kind: 'settings', key: 'settings', body: { supervisorMinutes: 60, takeMinutes: 120 } },
    ]);
  });

  it('are not told again when they are set to what they were', async () => {
    await save(45);
    const { cursor } = await pulled('LPZ');
    await save(45);
    expect((await pulled('LPZ')).cursor).toBe(cursor);
  });

  it('have the default of one that the database does not know yet', async () => {
    await runRaw(office.folder, `INSERT INTO settings (id, body) VALUES ('settings', '{"takeMinutes":15}')`);
    expect(await office.central.store.read.getSettings()).toEqual({ ...defaultSettings, takeMinutes: 15 });
  });
});
