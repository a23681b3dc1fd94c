import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { knownRequests } from '../../main/central/demo/known-cases.ts';
import { proceed, startAtBackOffice, steps } from './support/back-office.ts';
import {
  attachPages,
  captureScreen,
  chooseFiles,
  openCapture,
  pagesOf,
  paperSlot,
  typeLetter,
} from './support/capture.ts';
import { inspect } from './support/inspect.ts';
import { paperPicture } from './support/pictures.ts';
import { expect, test } from './support/world.ts';

const [requestId] = knownRequests.olderRegistered;
const letter = 'authorization-letter';

test('[R11, R18] a letter of two pages is looked at by keys alone, remarked on, and stands on the slip', async ({
  ownCentral,
  openWorkstation,
}) => {
  test.setTimeout(300_000);
  const folder = await mkdtemp(join(tmpdir(), 'reversa-slip-'));
  const one = await openWorkstation({ areaId: 'LPZ-BO', username: 'backoffice1', central: ownCentral });
  const { page } = one;
  await startAtBackOffice(page, requestId);
  await page.keyboard.press('Alt+2');
  await page.getByRole('textbox', { name: 'Nombre completo del apoderado' }).fill('Juan Demo Otro');
  await page.getByRole('textbox', { name: 'C.I. del apoderado' }).fill('6600112 LP');
  const checklist = page.getByRole('list', { name: 'Lo que necesita el trámite' });
  await expect(checklist.getByRole('listitem')).toHaveCount(2);
  await expect(checklist.getByText('Falta')).toHaveCount(2);
  await inspect(page, '64-a8-checklist-missing');

  const screen = await openCapture(page, letter);
  await chooseFiles(
    screen,
    { name: 'carta-1.jpg', buffer: await paperPicture({ title: 'CARTA DE AUTORIZACIÓN' }) },
    { name: 'carta-2.jpg', buffer: await paperPicture({ title: 'REVERSO', width: 2339, height: 1654 }) },
  );
  await expect(pagesOf(screen)).toHaveCount(2, { timeout: 30_000 });
  await expect(screen.getByText('Página tomada: bien.')).toBeVisible({ timeout: 20_000 });
  await typeLetter(screen);
  await expect(screen.getByText('Revise la carta antes de aceptarla')).toBeVisible();
  await attachPages(page, letter);
  await expect(captureScreen(page, letter)).toHaveCount(0);
  await expect(checklist.getByText('Capturado')).toBeVisible();
  await expect(checklist.getByText(/y se presentó Juan Demo Otro/)).toBeVisible();
  await expect(paperSlot(page, letter).getByText('Revise la carta antes de aceptarla')).toBeVisible();
  await inspect(page, '65-a8-checklist-remarked');

  const look = paperSlot(page, letter).getByRole('button', { name: /^Ver/ });
  await look.focus();
  await page.keyboard.press('Enter');
  const viewer = page.getByRole('dialog');
  await expect(viewer.getByRole('img', { name: /página 1 de 2/ })).toBeVisible({ timeout: 30_000 });
  await inspect(page, '66-viewer-page');
  await page.keyboard.press('PageDown');
  await expect(viewer.getByText('Página 2 de 2')).toBeVisible();
  await expect(viewer.getByRole('img', { name: /página 2 de 2/ })).toBeVisible({ timeout: 30_000 });
  const width = async () => (await viewer.getByRole('img', { name: /página 2/ }).boundingBox())?.width ?? 0;
  const before = await width();
  await page.keyboard.press('Control++');
  await expect.poll(width).toBeGreaterThan(before);
  await page.keyboard.press('Control+0');
  await expect.poll(width).toBe(before);
  await viewer.getByRole('button', { name: 'Girar' }).click();
  await expect.poll(width).toBeLessThan(before);
  await inspect(page, '67-viewer-turned');
  await viewer.getByRole('button', { name: 'Imprimir copia' }).click();
  await expect(viewer.getByText(/no tiene una impresora/)).toBeVisible({ timeout: 60_000 });
  await page.keyboard.press('Escape');
  await expect(viewer).toHaveCount(0);
  await expect(look).toBeFocused();

  await proceed(page, steps.askRequirements);
  await expect(checklist.getByText('Falta')).toHaveCount(1);
  await inspect(page, '68-a9-checklist');
  const file = join(folder, 'lista.pdf');
  await one.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, file);
  const slip = page.getByRole('article');
  await expect(slip.getByText('Falta presentar')).toBeVisible();
  await expect(slip.getByText(/Carta de autorización del titular: entregada el .*, 2 páginas/)).toBeVisible();
  await page.getByRole('button', { name: 'Guardar en PDF' }).click();
  await expect(page.getByText('El documento se guardó en PDF.')).toBeVisible({ timeout: 20_000 });
  expect((await readFile(file)).subarray(0, 5).toString()).toBe('%PDF-');

  await page.goto(`${page.url().split('?')[0]}?ver=todo`);
  await expect(
    page.getByRole('list', { name: 'Historia del trámite' }).getByText('Documento visto'),
  ).toHaveCount(1);
  await rm(folder, { recursive: true, force: true });
});
