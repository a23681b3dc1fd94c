import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { onTheSide } from '../store/support/temporary-store.ts';
import { launchApplication, runApplication } from './launch-application.ts';

let folder: string;
let home: string;

test.beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reversa-start-'));
  home = join(folder, 'datos');
});
test.afterEach(() => rm(folder, { recursive: true, force: true }));

test('the window comes back where it was', async () => {
  const first = await launchApplication(home);
  await first.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.setBounds({ x: 40, y: 30, width: 1_100, height: 760 }),
  );
  await first.app.close();
  const second = await launchApplication(home);
  const bounds = await second.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.getNormalBounds(),
  );
  expect(bounds).toMatchObject({ width: 1_100, height: 760 });
  await second.app.close();
});

test('a second start on the same data folder ends by itself, another folder starts beside it', async () => {
  const first = await launchApplication(home);
  const second = await runApplication(home);
  expect(second.code).toBe(0);
  expect(second.output).toContain('already running');
  const other = await launchApplication(join(folder, 'otros'));
  await other.app.close();
  expect(await first.page.evaluate(async () => (await window.reversa.getLine({})).ok)).toBe(true);
  await first.app.close();
});

test('a page that dies comes back', async () => {
  const { app, page } = await launchApplication(home);
  const loaded = page.waitForEvent('domcontentloaded');
  await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    contents?.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 });
  });
  await loaded;
  expect(await page.evaluate(async () => (await window.reversa.getLine({})).ok)).toBe(true);
  await app.close();
});

test('[R13] [Y32] a damaged database is put aside as it was found, and the start goes on', async () => {
  await launchApplication(home).then(({ app }) => app.close());
  const damaged = 'esto no es una base de datos'.repeat(400);
  await writeFile(join(home, 'branch.db'), damaged);
  const { app, page } = await launchApplication(home);
  const state = await page.evaluate(async () => await window.reversa.getStoreState({}));
  expect(state).toEqual({ ok: true, value: { isDamaged: false, repair: 'rebuilt' } });
  await app.close();
  const [kept = ''] = await readdir(join(home, 'quarantine'));
  expect(await readFile(join(home, 'quarantine', kept, 'branch.db'), 'utf8')).toBe(damaged);
});

test.describe('a start that is refused says why in Spanish and ends with 1', () => {
  test('[R13] a database of a later version is left as it is', async () => {
    await launchApplication(home).then(({ app }) => app.close());
    const database = join(home, 'branch.db');
    await onTheSide(database, `INSERT INTO migrations (timestamp, name) VALUES (2, 'Later2000000000000')`);
    const { code, output } = await runApplication(home);
    expect(code).toBe(1);
    expect(output).toContain('versión más nueva');
    expect(output).toContain(database);
    expect(output).not.toContain('window ready');
  });

  test('a file where the data folder should be', async () => {
    await writeFile(home, '');
    const { code, output } = await runApplication(home);
    expect(code).toBe(1);
    expect(output).toContain('No se puede crear o escribir la carpeta');
    expect(output).toContain(home);
  });

  test('a setting that cannot be used', async () => {
    const { code, output } = await runApplication(home, { REVERSA_CENTRAL: 'central' });
    expect(code).toBe(1);
    expect(output).toContain('El valor de REVERSA_CENTRAL no es válido');
  });
});
