import { expect, type Page } from '@playwright/test';
import type { Workstation } from './workstation.ts';

export const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name });

/** A.1: searches as a clerk does and opens the case on the first request found. */
export async function identify(page: Page, text: string): Promise<void> {
  await page.keyboard.press('F2');
  await expect(heading(page, 'A.1 Recibe a cliente y solicita identificación')).toBeVisible();
  await page.getByRole('combobox').first().fill(text);
  await expect(page.getByRole('option')).toHaveCount(1);
  await page.keyboard.press('Enter');
}

/** Presses the main action and waits for the next heading. */
export async function goOn(page: Page, next: string | RegExp): Promise<void> {
  await page.keyboard.press('Control+Enter');
  await expect(heading(page, next)).toBeVisible();
}

/** A.2 on the same day, then A.3. */
export async function chooseType(page: Page, type: 'completa' | 'parcial', next: string): Promise<void> {
  await expect(heading(page, /^A\.2 /)).toBeVisible();
  await goOn(page, 'A.3 Consulta a cliente tipo de anulación');
  await page.keyboard.press(type === 'completa' ? 'Alt+1' : 'Alt+2');
  await goOn(page, next);
}

/** Types until the wanted option is the marked one, and takes it. */
export async function typeAhead(page: Page, text: string, option: string): Promise<void> {
  // As fast as anybody types: without any pause the list takes its own opening for later than the letters, and Enter for nothing.
  await page.keyboard.type(text, { delay: 40 });
  await expect(page.getByRole('option', { name: option })).toHaveAttribute('data-combobox-selected', 'true');
  await page.keyboard.press('Enter');
}

export async function chooseMotive(page: Page): Promise<void> {
  await page.getByRole('combobox', { name: 'Motivo' }).click();
  await typeAhead(page, 'econ', 'Motivo económico');
  const cause = page.getByRole('combobox', { name: 'Causa' });
  await expect(cause).toBeFocused();
  await typeAhead(page, 'costo', 'Costo de instalación');
  await expect(cause).toHaveValue('Costo de instalación');
  await goOn(page, 'A.5 Verifica si cliente canceló derecho de instalación');
}

export async function sayUnpaid(page: Page): Promise<void> {
  await page.keyboard.press('Alt+1');
  await goOn(page, 'Revise antes de anular');
}

/** From A.1 to the review of a full annulment. */
export async function reachReview(page: Page, requestId: string, paid: boolean): Promise<void> {
  await identify(page, requestId);
  await chooseType(page, 'completa', 'A.4.1 Registra motivo y causa de anulación');
  await chooseMotive(page);
  if (paid) await goOn(page, 'Revise antes de anular');
  else await sayUnpaid(page);
}

/** Saves the notification into a file, with the answer of the save dialog given beforehand. */
export async function saveNotification({ app, page }: Workstation, file: string): Promise<void> {
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, file);
  await page.getByRole('button', { name: 'Guardar en PDF' }).click();
  await expect(page.getByText('El documento se guardó en PDF.')).toBeVisible({ timeout: 20_000 });
}

/** Gives the machine a printer that takes every job, as no test machine has one. */
export async function pretendPrinter({ app }: Workstation): Promise<void> {
  await app.evaluate(({ app: electron }) => {
    electron.on('web-contents-created', (_event, contents) => {
      contents.getPrintersAsync = () =>
        Promise.resolve([{ name: 'prueba', displayName: 'prueba', description: '', options: {} }]);
      contents.print = (_options, done) => done?.(true, '');
    });
  });
}

/** The case's time line as text. */
export const history = (page: Page) => page.getByRole('list', { name: 'Historia del trámite' });
