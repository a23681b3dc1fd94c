import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { knownRequests } from '../../main/central/demo/known-cases.ts';
import { quarantineName } from '../../main/documents/sources/folder/quarantine.ts';
import { startFakeScanner } from '../support/fake-scanner.ts';
import { startAtBackOffice } from './support/back-office.ts';
import { openCapture, pagesOf } from './support/capture.ts';
import { paperPicture } from './support/pictures.ts';
import { expect, test } from './support/world.ts';

const [requestId] = knownRequests.olderRegistered;

test('[R15] pages come from the watched folder and from a scanner, and a jam leaves what came before', async ({
  ownCentral,
  openWorkstation,
}) => {
  const folder = await mkdtemp(join(tmpdir(), 'reversa-escaneos-'));
  const scanner = await startFakeScanner();
  try {
    const post = { areaId: 'LPZ-BO', username: 'backoffice1', central: ownCentral };
    const { page, home } = await openWorkstation(post);
    const scannerId = '01920000-0000-7000-8000-000000000001';
    const scanners = [{ scannerId, name: 'Escáner del mostrador', address: scanner.address, pinned: null }];
    await writeFile(join(home, 'sources.json'), JSON.stringify({ folder, scanners }));
    await writeFile(join(folder, 'escaneo.jpg'), await paperPicture({ title: 'C.I. ANVERSO' }));

    await startAtBackOffice(page, requestId);
    await page.keyboard.press('Alt+2');
    const screen = await openCapture(page, 'identity-card-copy');
    await page.keyboard.press('Alt+1');
    const row = screen.getByRole('row', { name: /escaneo\.jpg.*Tomar/ });
    await row.focus();
    await page.keyboard.press('Enter');
    await expect(pagesOf(screen)).toHaveCount(1, { timeout: 20_000 });
    await expect.poll(() => readdir(folder)).toEqual([quarantineName]);

    const sheet = await paperPicture({ title: 'REVERSO', mark: 5 });
    scanner.sheets = [sheet, await paperPicture({ title: 'OTRA HOJA', mark: 2 })];
    scanner.fault = 'jam-after-one';
    await page.keyboard.press('Alt+2');
    await screen.getByRole('combobox', { name: 'De dónde' }).selectOption('feeder');
    await screen.getByRole('button', { name: 'Escanear' }).click();
    await expect(screen.getByText('Se atascó una hoja en el escáner')).toBeVisible({ timeout: 20_000 });
    await expect(pagesOf(screen)).toHaveCount(2);
  } finally {
    await scanner.close();
    await rm(folder, { recursive: true, force: true });
  }
});
