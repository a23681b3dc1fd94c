import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { restorers } from '../../shared/ipc/store-channels.ts';
import { openWorkplace, signedInAs, type Workplace } from './workplace.ts';

let workplace: Workplace;
beforeEach(async () => {
  workplace = await openWorkplace();
});
afterEach(() => workplace.close());

const caller = signedInAs('administrator');

describe('the workstation’s data', () => {
  test('[Y36] a backup that somebody made is listed and put back at the next start', async () => {
    const { useCases, folder } = workplace;
    const made = await useCases.makeBackup({}, caller);
    expect(made).toMatchObject({ ok: true, value: { name: 'reversa-2026-11-23T1000.sqlite' } });
    expect(await useCases.listBackups({}, caller)).toMatchObject({
      value: { rows: [{ name: 'reversa-2026-11-23T1000.sqlite', at: workplace.clock.now() }], keptDays: 14 },
    });
    expect(await useCases.restoreBackup({ name: 'reversa-2026-11-23T1000.sqlite' }, caller)).toEqual({
      ok: true,
      value: {},
    });
    expect(workplace.restarts()).toBe(1);
    expect(JSON.parse(await readFile(join(folder, 'repair.json'), 'utf8'))).toEqual({
      action: 'restore',
      backup: 'reversa-2026-11-23T1000.sqlite',
    });
  });

  test('[Y36] a backup that cannot be used is refused, and nothing starts again', async () => {
    const { useCases, folder } = workplace;
    await useCases.makeBackup({}, caller);
    const restore = (name: string) => useCases.restoreBackup({ name }, caller);
    expect(await restore('reversa-2026-11-01T1000.sqlite')).toEqual({ ok: false, error: 'not-found' });
    expect(await restore('../branch.db')).toEqual({ ok: false, error: 'not-found' });
    await writeFile(join(folder, 'backups', 'reversa-2026-11-23T1000.sqlite'), 'no database. '.repeat(900));
    expect(await restore('reversa-2026-11-23T1000.sqlite')).toEqual({ ok: false, error: 'damaged-copy' });
    expect(workplace.restarts()).toBe(0);
  });

  test('are sound, and a restart is just that', async () => {
    expect(await workplace.useCases.getStoreState({}, caller)).toEqual({
      ok: true,
      value: { isDamaged: false, repair: null },
    });
    expect(await workplace.useCases.repairStore({}, caller)).toEqual({ ok: true, value: {} });
    expect(workplace.restarts()).toBe(1);
  });

  test('are put back by the branch’s head or an administrator alone', () => {
    expect(restorers).toEqual(['service-head', 'administrator']);
  });
});
