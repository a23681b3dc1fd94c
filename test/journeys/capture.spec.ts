import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { knownRequests } from '../../main/central/demo/known-cases.ts';
import { pdf, png, pngChunk } from '../documents/corpus.ts';
import { startAtBackOffice, steps } from './support/back-office.ts';
import {
  attachPages,
  captureScreen,
  chooseFiles,
  dropFiles,
  openCapture,
  pagesOf,
  paperSlot,
  pastePicture,
  typeLetter,
} from './support/capture.ts';
import { demoPassword } from './support/central.ts';
import { heading } from './support/counter.ts';
import { inspect } from './support/inspect.ts';
import { paperPicture } from './support/pictures.ts';
import { showToWebcam, webcamSwitches } from './support/webcam.ts';
import { expect, test } from './support/world.ts';

const backOffice = { areaId: 'LPZ-BO', username: 'backoffice1' };
const [requestId] = knownRequests.olderRegistered;

test('a letter of two pages is captured from files, put in order and attached with what it says', async ({
  ownCentral,
  openWorkstation,
}) => {
  const { page } = await openWorkstation({ ...backOffice, central: ownCentral });
  await page.setViewportSize({ width: 1024, height: 700 });
  await startAtBackOffice(page, requestId);
  await page.keyboard.press('Alt+2');
  const screen = await openCapture(page, 'authorization-letter');
  await inspect(page, '80-capture-empty');
  await page.setViewportSize({ width: 640, height: 480 });
  await inspect(page, '80-capture-zoomed');
  await page.setViewportSize({ width: 1024, height: 700 });
  await chooseFiles(
    screen,
    { name: 'carta-2.jpg', buffer: await paperPicture({ title: 'Carta, hoja dos', mark: 3 }) },
    { name: 'carta-1.jpg', buffer: await paperPicture({ title: 'Carta poder, primera hoja' }) },
  );
  await expect(pagesOf(screen)).toHaveCount(2, { timeout: 20_000 });
  await expect(screen.getByRole('img', { name: 'Página 1, como se tomó' })).toBeVisible();
  await inspect(page, '81-capture-two-pages');
  await screen.getByRole('listbox').focus();
  await page.keyboard.press('Alt+ArrowDown');
  await expect(pagesOf(screen).first()).toContainText('carta-1.jpg');
  await typeLetter(screen);
  await attachPages(page, 'authorization-letter');
  await expect(paperSlot(page, 'authorization-letter').getByText('adjuntado el')).toBeVisible();
  await expect(
    paperSlot(page, 'authorization-letter').getByRole('button', { name: /^Cambiar/ }),
  ).toBeFocused();
});

test('both sides of a C.I. are taken by webcam, one key each', async ({ ownCentral, openWorkstation }) => {
  const file = join(await mkdtemp(join(tmpdir(), 'reversa-webcam-')), 'webcam.mjpeg');
  await showToWebcam(file, await paperPicture({ title: 'C.I. ANVERSO', width: 1920, height: 1080 }));
  const { page } = await openWorkstation({
    ...backOffice,
    central: ownCentral,
    switches: webcamSwitches(file),
  });
  await page.setViewportSize({ width: 1024, height: 700 });
  await startAtBackOffice(page, requestId);
  await page.keyboard.press('Alt+2');
  const screen = await openCapture(page, 'identity-card-copy');
  await page.keyboard.press('Alt+3');
  const shutter = screen.getByRole('button', { name: 'Tomar foto' });
  await expect(shutter).toBeFocused();
  await inspect(page, '82-capture-camera');

  // Locked, the camera is off; it is on again for who comes back.
  const isOn = () => page.evaluate(() => document.querySelector('video')?.srcObject instanceof MediaStream);
  expect(await isOn()).toBe(true);
  await page.keyboard.press('Control+l');
  await expect(heading(page, 'Sesión bloqueada')).toBeVisible();
  await expect.poll(isOn).toBe(false);
  await page.getByLabel('Contraseña', { exact: true }).fill(demoPassword);
  await page.keyboard.press('Enter');
  await expect.poll(isOn).toBe(true);
  await expect(shutter).toBeEnabled();
  await shutter.focus();
  await page.keyboard.press('Enter');
  await expect(pagesOf(screen)).toHaveCount(1, { timeout: 20_000 });
  await expect(screen.getByRole('status').getByText('Ahora el reverso')).toBeVisible();
  await expect(shutter).toBeFocused();
  await inspect(page, '83-capture-other-side');

  // Turned over: the picture before the camera is another one from when it is switched on again.
  await showToWebcam(file, await paperPicture({ title: 'REVERSO 2', mark: 5, width: 1920, height: 1080 }));
  await page.keyboard.press('Alt+3');
  await expect(shutter).toBeFocused();
  await page.keyboard.press('Space');
  await expect(pagesOf(screen)).toHaveCount(2, { timeout: 20_000 });
  await attachPages(page, 'identity-card-copy');
  await expect(paperSlot(page, 'identity-card-copy').getByText('adjuntado el')).toBeVisible();
});

test('pages outlive the end of the program, are moved, turned and judged by keyboard alone, and attached', async ({
  ownCentral,
  openWorkstation,
}) => {
  const first = await openWorkstation({ ...backOffice, central: ownCentral });
  await startAtBackOffice(first.page, requestId);
  await first.page.keyboard.press('Alt+2');
  const begun = await openCapture(first.page, 'identity-card-copy');
  const front = await paperPicture({ title: 'C.I. ANVERSO' });
  await chooseFiles(
    begun,
    { name: 'anverso.jpg', buffer: front },
    { name: 'reverso.jpg', buffer: await paperPicture({ title: 'REVERSO', mark: 5 }) },
    { name: 'otra-vez.jpg', buffer: front },
  );
  await expect(pagesOf(begun)).toHaveCount(3, { timeout: 20_000 });
  await first.page.keyboard.press('Escape');
  await expect(
    paperSlot(first.page, 'identity-card-copy').getByText('Hay 3 páginas sin adjuntar.'),
  ).toBeVisible();
  await first.kill();

  const { page } = await openWorkstation({ ...backOffice, central: ownCentral, home: first.home });
  await page.getByRole('row', { name: /A\.8/ }).click();
  await expect(heading(page, steps.holder)).toBeVisible();
  const slot = paperSlot(page, 'identity-card-copy');
  await expect(slot.getByText('Hay 3 páginas sin adjuntar.')).toBeVisible();
  await slot.getByRole('button', { name: /^Seguir con la captura/ }).focus();
  await page.keyboard.press('Enter');
  const screen = captureScreen(page, 'identity-card-copy');
  await expect(pagesOf(screen)).toHaveCount(3);
  const list = screen.getByRole('listbox', { name: 'Páginas' });

  // The same picture twice is said, and keeps the document from being attached.
  await page.keyboard.press('Control+Enter');
  await expect(screen.getByRole('complementary', { name: 'Revisión' })).toBeFocused();
  await expect(screen.getByText('Es la misma imagen que otra página.')).toBeVisible();
  await list.focus();
  await expect(screen.getByRole('option', { selected: true })).toContainText('otra-vez.jpg');
  await page.keyboard.press('Delete');
  await expect(screen.getByRole('button', { name: 'Conservarla' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(list).toBeFocused();
  await page.keyboard.press('Delete');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(pagesOf(screen)).toHaveCount(2);
  await expect(list).toBeFocused();

  await page.keyboard.press('End');
  await page.keyboard.press('Alt+ArrowUp');
  await expect(pagesOf(screen).first()).toContainText('reverso.jpg');
  await page.keyboard.press('Control+ArrowRight');
  await expect(screen.getByText('Guardando los ajustes…')).toBeVisible();
  await expect(screen.getByText('Guardando los ajustes…')).toHaveCount(0);
  const corner = screen.getByRole('slider', { name: 'Esquina superior izquierda' });
  await screen.getByRole('button', { name: 'Toda la imagen' }).press('Enter');
  await corner.focus();
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('ArrowDown');
  await expect(corner).toHaveAttribute('aria-valuetext', '5 % desde la izquierda, 1 % desde arriba');
  await inspect(page, '84-capture-corners');
  await page.keyboard.press('Control+z');
  await expect(corner).toHaveAttribute('aria-valuetext', '0 % desde la izquierda, 0 % desde arriba');
  await attachPages(page, 'identity-card-copy');
  await expect(slot.getByText('Documento adjuntado.')).toBeVisible();
  await expect(slot.getByRole('button', { name: /^Cambiar/ })).toBeFocused();
});

test('a letter falls onto its place, a picture is pasted, and what is no document is refused by its name', async ({
  ownCentral,
  openWorkstation,
}) => {
  const { page } = await openWorkstation({ ...backOffice, central: ownCentral });
  await page.setViewportSize({ width: 1024, height: 700 });
  await startAtBackOffice(page, requestId);
  await page.keyboard.press('Alt+2');
  const kind = 'authorization-letter';
  await dropFiles(page, paperSlot(page, kind), {
    name: 'carta.jpg',
    buffer: await paperPicture({ title: 'Carta poder' }),
  });
  const screen = captureScreen(page, kind);
  await expect(pagesOf(screen)).toHaveCount(1, { timeout: 20_000 });
  await expect(screen.getByRole('img', { name: 'Página 1, como se tomó' })).toBeVisible();

  await pastePicture(page, {
    name: 'image.png',
    buffer: await paperPicture({ title: 'Hoja dos', mark: 3 }),
  });
  await expect(pagesOf(screen)).toHaveCount(2, { timeout: 20_000 });
  await expect(screen.getByRole('option', { selected: true })).toContainText('image.png');

  const image = pngChunk('IDAT');
  const refused = [
    ['vacio.pdf', Buffer.alloc(0), 'El archivo está vacío'],
    ['dibujo.jpg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'no es JPG, PNG, TIFF ni PDF'],
    ['cortada.png', Buffer.concat([png().subarray(0, 33), image]), 'El archivo está dañado o incompleto'],
    ['enorme.png', png(50_000, 50_000), 'La imagen tiene demasiados puntos'],
    ['protegido.pdf', pdf(['trailer\n<< /Encrypt 9 0 R >>\n']), 'El PDF está protegido'],
    ['programa.pdf', pdf(['7 0 obj\n<< /JS (app.alert(1)) >>\nendobj\n']), 'lleva algo más que el documento'],
  ] as const;
  await dropFiles(page, screen, ...refused.map(([name, buffer]) => ({ name, buffer })));
  for (const [name, , words] of refused) {
    const alert = screen.getByRole('alert').filter({ hasText: `«${name}»` });
    await expect(alert).toContainText(words, { timeout: 20_000 });
  }
  await expect(pagesOf(screen)).toHaveCount(2);
  await inspect(page, '85-capture-refused');
  await screen.getByRole('button', { name: 'Entendido' }).click();
  await expect(screen.getByRole('alert')).toHaveCount(0);

  // The same paper again: taken anew it takes the page's place, and kept it needs a reason.
  await screen.getByRole('listbox').focus();
  await page.keyboard.press('Home');
  await screen
    .getByRole('toolbar', { name: 'Página 1' })
    .getByRole('button', { name: 'Tomar de nuevo' })
    .click();
  await expect(screen.getByText('Lo que tome ahora reemplaza la página 1.')).toBeVisible();
  await chooseFiles(screen, {
    name: 'mejor.jpg',
    buffer: await paperPicture({ title: 'Carta poder', mark: 4 }),
  });
  await expect(pagesOf(screen).first()).toContainText('mejor.jpg', { timeout: 20_000 });
  await expect(pagesOf(screen)).toHaveCount(2);
  await chooseFiles(screen, {
    name: 'otra.jpg',
    buffer: await paperPicture({ title: 'Carta poder', mark: 4 }),
  });
  await expect(screen.getByText('Es la misma imagen que otra página.')).toBeVisible({ timeout: 20_000 });
  await inspect(page, '86-capture-warned');
  await screen.getByRole('button', { name: 'Conservar con motivo' }).click();
  await expect(screen.getByText('Escriba por qué se conserva')).toBeVisible();
  await screen.getByRole('textbox', { name: 'O consérvela con motivo' }).fill('Así la trajo el cliente');
  await page.keyboard.press('Enter');
  await expect(pagesOf(screen).last()).toContainText('Aceptada con motivo');

  // What the letter says is asked for before it is attached.
  await page.keyboard.press('Control+Enter');
  await expect(screen.getByRole('alert')).toBeFocused();
  await inspect(page, '87-capture-letter-missing');
  await typeLetter(screen);
  await attachPages(page, kind);
  await expect(paperSlot(page, kind).getByText('Documento adjuntado.')).toBeVisible();
});
