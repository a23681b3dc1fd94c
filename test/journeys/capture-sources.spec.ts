import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { knownRequests } from '../../main/central/demo/known-cases.ts';
import { startFakeScanner } from '../support/fake-scanner.ts';
import { startAtBackOffice } from './support/back-office.ts';
import { attachPages, openCapture, pagesOf, paperSlot, typeLetter } from './support/capture.ts';
import { inspect } from './support/inspect.ts';
import { paperPicture } from './support/pictures.ts';
import { expect, test } from './support/world.ts';

const backOffice = { areaId: 'LPZ-BO', username: 'backoffice1' };
const [requestId] = knownRequests.olderRegistered;

test('a letter that a scanner saves into the watched folder is taken by keyboard', async ({
  ownCentral,
  openWorkstation,
}) => {
  const { page, home } = await openWorkstation({ ...backOffice, central: ownCentral });
  await page.setViewportSize({ width: 1024, height: 700 });
  await startAtBackOffice(page, requestId);
  await page.keyboard.press('Alt+2');
  const kind = 'authorization-letter';
  const screen = await openCapture(page, kind);
  await page.keyboard.press('Alt+1');
  await expect(screen.getByText('Esta estación no tiene una carpeta vigilada')).toBeVisible();
  await inspect(page, '88-capture-no-folder');

  const folder = await mkdtemp(join(tmpdir(), 'reversa-scans-'));
  await writeFile(join(home, 'sources.json'), JSON.stringify({ folder, scanners: [] }));
  await expect(screen.getByText('La carpeta está vacía')).toBeVisible();
  await writeFile(join(folder, 'carta.jpg'), await paperPicture({ title: 'Carta poder' }));
  const row = screen.getByRole('row').filter({ hasText: 'carta.jpg' });
  await expect(row).toContainText('Tomar', { timeout: 20_000 });
  await inspect(page, '89-capture-folder');
  await page.keyboard.press('Alt+1');
  await expect(screen.getByRole('region', { name: 'Carpeta vigilada' })).toBeFocused();
  await expect(row).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await expect(row).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(pagesOf(screen)).toHaveCount(1, { timeout: 20_000 });

  await rename(folder, `${folder}-away`);
  await page.keyboard.press('Alt+1');
  await expect(screen.getByText('La carpeta vigilada no está')).toBeVisible();
  await typeLetter(screen);
  await attachPages(page, kind);
  await expect(paperSlot(page, kind).getByText('Documento adjuntado.')).toBeVisible();
  await rm(`${folder}-away`, { recursive: true });
});

test('a letter of three sheets goes on after the scanner jams in the second', async ({
  ownCentral,
  openWorkstation,
}) => {
  const scanner = await startFakeScanner();
  const { page, home } = await openWorkstation({ ...backOffice, central: ownCentral });
  const scanners = [
    {
      scannerId: '7b0f2a53-6f0f-4c8e-9a64-1f8c1d0c5a11',
      name: 'Escáner del pasillo',
      address: scanner.address,
      pinned: null,
    },
  ];
  await writeFile(join(home, 'sources.json'), JSON.stringify({ folder: null, scanners }));
  await page.setViewportSize({ width: 1024, height: 700 });
  await startAtBackOffice(page, requestId);
  await page.keyboard.press('Alt+2');
  const kind = 'authorization-letter';
  const screen = await openCapture(page, kind);

  scanner.fault = 'busy';
  await page.keyboard.press('Alt+2');
  const scan = screen.getByRole('button', { name: 'Escanear' });
  await expect(scan).toBeFocused();
  await inspect(page, '90-capture-scanner');
  await page.keyboard.press('Enter');
  await expect(screen.getByRole('alert')).toContainText('El escáner está ocupado', { timeout: 30_000 });

  const sheets = await Promise.all(
    ['Hoja uno', 'Hoja dos', 'Hoja tres'].map((title, index) => paperPicture({ title, mark: index * 2 })),
  );
  scanner.fault = 'jam-after-one';
  scanner.sheets = sheets;
  await page.getByLabel('De dónde').selectOption('feeder');
  await scan.click();
  await expect(screen.getByRole('alert')).toContainText('Se atascó una hoja', { timeout: 30_000 });
  await expect(pagesOf(screen)).toHaveCount(1);
  await inspect(page, '91-capture-jammed');

  scanner.fault = null;
  scanner.sheets = sheets.slice(1);
  await scan.click();
  await expect(pagesOf(screen)).toHaveCount(3, { timeout: 30_000 });
  await typeLetter(screen);
  await attachPages(page, kind);
  await expect(paperSlot(page, kind).getByText('Documento adjuntado.')).toBeVisible();
  await scanner.close();
});
