import type { Page } from '@playwright/test';
import { knownRequests } from '../../main/central/demo/known-cases.ts';
import { captureOpened, captureScreen, pagesOf, paperSlot } from './support/capture.ts';
import { heading, identify, pretendPrinter } from './support/counter.ts';
import { derive } from './support/other-day.ts';
import { paperPicture } from './support/pictures.ts';
import { expect, test } from './support/world.ts';

/** A keyboard that counts: keys that are pressed, and letters that are typed. */
function countingKeyboard(page: Page) {
  const count = { keys: 0, letters: 0 };
  return {
    count,
    async press(key: string) {
      count.keys += 1;
      await page.keyboard.press(key);
    },
    async type(text: string) {
      count.letters += text.length;
      await page.keyboard.type(text, { delay: 40 });
    },
  };
}

/** The option that Enter takes. */
const marked = (page: Page) => page.locator('[role=option][data-combobox-selected]');

test('a whole paid case is done by keyboard alone, in as few keys as before', async ({ openWorkstation }) => {
  const workstation = await openWorkstation();
  const { page } = workstation;
  await pretendPrinter(workstation);
  const { press, type, count } = countingKeyboard(page);

  await press('F2');
  await expect(page.getByRole('combobox')).toBeFocused();
  await type(knownRequests.spare[4].toLowerCase());
  await expect(page.getByRole('option')).toHaveCount(1);
  await press('Enter');
  await expect(heading(page, /^A\.2 /)).toBeFocused();
  await press('Enter');
  await expect(heading(page, /^A\.3 /)).toBeFocused();
  await press('Alt+1');
  await press('Enter');
  await expect(heading(page, /^A\.4\.1 /)).toBeFocused();
  await press('Tab');
  await type('dem');
  await expect(marked(page)).toHaveText('Demora en la instalación');
  await press('Enter');
  await expect(page.getByRole('combobox', { name: 'Causa' })).toBeFocused();
  await type('cita');
  await expect(marked(page)).toHaveText('Cita reprogramada');
  await press('Enter');
  await press('Control+Enter');
  await expect(heading(page, /^A\.5 /)).toBeFocused();
  await press('Enter');
  await expect(heading(page, 'Revise antes de anular')).toBeFocused();
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
  await press('Control+Enter');
  await expect(heading(page, /^A\.6 /)).toBeFocused();
  await press('F4');
  await expect(page.getByText('El documento se envió a la impresora.')).toBeVisible({ timeout: 20_000 });
  await press('Control+Enter');
  await expect(heading(page, /^Trámite /)).toBeFocused();

  // More keys a case are seconds of every customer's time: the numbers grow on purpose only.
  expect(count).toEqual({ keys: 13, letters: 16 });
});

test('a whole case of Back Office is done by keyboard alone, in as few keys as before', async ({
  ownCentral,
  openWorkstation,
}) => {
  const counter = await openWorkstation({ central: ownCentral });
  await identify(counter.page, knownRequests.olderRegistered[0]);
  await derive(counter.page);

  const { page } = await openWorkstation({
    areaId: 'LPZ-BO',
    username: 'backoffice1',
    central: ownCentral,
  });
  await expect(page.getByRole('row', { name: /A\.7/ })).toBeVisible({ timeout: 20_000 });
  const { press, type, count } = countingKeyboard(page);
  await press('F8');
  await expect(heading(page, /^A\.7 /)).toBeFocused();
  await press('Enter');
  await expect(heading(page, /^A\.8 /)).toBeFocused();
  await press('Alt+1');
  await press('Tab');
  await press('Space');
  await press('Control+Enter');
  await expect(heading(page, /^A\.10 /)).toBeFocused();
  await press('Alt+1');
  await press('Tab');
  await type('dem');
  await expect(marked(page)).toHaveText('Demora en la instalación');
  await press('Enter');
  await expect(page.getByRole('combobox', { name: 'Causa' })).toBeFocused();
  await type('cita');
  await expect(marked(page)).toHaveText('Cita reprogramada');
  await press('Enter');
  for (const field of [
    page.getByRole('textbox', { name: 'Nota' }),
    page.getByRole('textbox', { name: 'Interacción' }),
  ]) {
    await press('Tab');
    await expect(field).toBeFocused();
  }
  await type('Pide anular');
  await press('Control+Enter');
  await expect(heading(page, /^A\.11 /)).toBeFocused();
  await press('Enter');
  await expect(heading(page, /^A\.12 /)).toBeFocused();
  for (const [mark, kind] of (['identity-card-copy', 'annulment-note'] as const).entries()) {
    await press('Tab');
    await expect(paperSlot(page, kind).getByRole('button', { name: /^Capturar/ })).toBeFocused();
    await press('Enter');
    await captureOpened(page, kind);
    // A workstation without a watched folder and a scanner begins with files.
    await press('Alt+4');
    const field = page.locator('input[type=file]:focus');
    await expect(field).toHaveCount(1);
    // What is chosen in the system's own dialog is not of this program: the field is given it at once.
    const buffer = await paperPicture({ title: kind, mark: mark * 3 });
    await field.setInputFiles({ name: 'papel.jpg', mimeType: 'image/jpeg', buffer });
    await expect(pagesOf(captureScreen(page, kind))).toHaveCount(1, { timeout: 20_000 });
    await press('Control+Enter');
    await expect(paperSlot(page, kind).getByRole('button', { name: /^Cambiar/ })).toBeFocused();
    await press('Tab');
  }
  await press('Control+Enter');
  await expect(heading(page, /^A\.13 /)).toBeFocused();
  await press('Control+Enter');
  await expect(heading(page, /^Trámite /)).toBeFocused();
  await expect(page.getByRole('complementary')).toContainText('anulado');

  expect(count).toEqual({ keys: 26, letters: 18 });
});

test('the keys of the page stand along the bottom, F1 tells them, Esc closes, Ctrl+L locks', async ({
  openWorkstation,
}) => {
  const { page } = await openWorkstation();
  await expect(page.getByRole('list', { name: 'Teclas' })).toContainText('F2');
  await page.keyboard.press('F1');
  await expect(page.getByRole('dialog', { name: 'Ayuda' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.keyboard.press('Control+l');
  await expect(page.getByRole('heading', { name: 'Sesión bloqueada' })).toBeVisible();
  await expect(page.getByLabel('Contraseña', { exact: true })).toBeFocused();
  // As after a crash of the page.
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Sesión bloqueada' })).toBeVisible();
});
