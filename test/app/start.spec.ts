import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
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

test.describe('a start that is refused says why in Spanish and ends with 1', () => {
  test('[R13] a damaged database is left as it is', async () => {
    await launchApplication(home).then(({ app }) => app.close());
    const database = join(home, 'branch.db');
    const damaged = 'esto no es una base de datos'.repeat(400);
    await writeFile(database, damaged);
    const { code, output } = await runApplication(home);
    expect(code).toBe(1);
    expect(output).toContain('El archivo de datos está dañado');
    expect(output).toContain(database);
    expect(await readFile(database, 'utf8')).toBe(damaged);
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
