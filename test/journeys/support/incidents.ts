import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { formatDateTime } from '../../../shared/domain/dates.ts';
import type { Central } from './central.ts';
import { goOn, heading, reachReview, saveNotification } from './counter.ts';
import { inspect } from './inspect.ts';
import type { Workstation } from './workstation.ts';

/** How long (ms) a case may take from one workstation to another. */
const travel = 20_000;

/** A folder for what a journey writes. */
export function paperFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'reversa-incidents-'));
}

/** The number in the page's heading once the case is shown as a whole. */
export async function caseNumberOn(page: Page): Promise<string> {
  await expect(heading(page, /^Trámite /)).toBeVisible();
  return (await heading(page, /^Trámite /).innerText()).replace('Trámite ', '');
}

/** A.1 to A.6 at the counter. @returns the case's number. */
export async function annulAtCounter(
  workstation: Workstation,
  requestId: string,
  paid: boolean,
): Promise<string> {
  const { page } = workstation;
  await reachReview(page, requestId, paid);
  await page.keyboard.press('Control+Enter');
  if (paid) {
    await expect(heading(page, /^A\.6 /)).toBeVisible();
    await saveNotification(workstation, join(await paperFolder(), 'notificacion.pdf'));
    await page.keyboard.press('Control+Enter');
  }
  return caseNumberOn(page);
}

/** Smartflex's reports of a work order that its technician has finished and closed. */
export async function closeWorkOrder(
  central: Central,
  requestId: string,
  activities: readonly string[],
): Promise<void> {
  const folder = await paperFolder();
  const minutesAgo = (count: number) => formatDateTime(new Date(Date.now() - count * 60_000).toISOString());
  const orders = join(folder, 'ordenes.csv');
  await writeFile(
    orders,
    'NRO_ORDEN;NRO_SOLICITUD;ESTADO_ORDEN;CENTRO_OPERACIONES;FECHA_ESTADO\n' +
      `OT-${requestId};${requestId};CERRADA;Centro de Operaciones La Paz;${minutesAgo(0)}\n`,
  );
  const done = join(folder, 'actividades.csv');
  const rows = activities.map(
    (name, index) =>
      `OT-${requestId};${index + 1};${name};SÍ;${minutesAgo(10 * (activities.length - index))}\n`,
  );
  await writeFile(done, `NRO_ORDEN;LINEA;ACTIVIDAD;REALIZADA;FECHA_REALIZACION\n${rows.join('')}`);
  await central.import(orders);
  await central.import(done);
}

export const reportRow = (page: Page, requestId: string) =>
  page.getByRole('table', { name: 'Reporte de anulaciones' }).getByRole('row').filter({ hasText: requestId });

/** B.1: finds the request in the report by keyboard and goes with it to B.2. */
export async function pickFromReport(page: Page, requestId: string): Promise<void> {
  await expect(heading(page, /^B\.1 /)).toBeVisible();
  const search = page.getByRole('textbox', { name: 'Buscar en el reporte' });
  await expect(search).toBeFocused();
  await page.keyboard.type(requestId);
  const rows = page.getByRole('table').getByRole('row');
  await expect(rows).toHaveCount(2, { timeout: travel });
  await expect(reportRow(page, requestId)).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await expect(reportRow(page, requestId)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(heading(page, /^B\.2 /)).toBeVisible();
}

/** B.2: takes the request that is shown. */
export async function takeRequest(page: Page, requestId: string): Promise<void> {
  await expect(page.getByRole('definition').filter({ hasText: requestId }).first()).toBeVisible();
  await goOn(page, /^B\.3 /);
}

/** B.3: the payment type by its place in the list. */
export async function choosePaymentType(
  page: Page,
  type: 'cash' | 'recurrent' | 'none',
  next: RegExp,
): Promise<void> {
  await page.keyboard.press(`Alt+${['cash', 'recurrent', 'none'].indexOf(type) + 1}`);
  await goOn(page, next);
}

/** An order of the area from the list to its own page (B.8). */
export async function openOrder(page: Page, requestId: string): Promise<void> {
  await expect(heading(page, /^B\.8 /)).toBeVisible();
  await expect(page.getByRole('row').filter({ hasText: requestId })).toBeVisible({ timeout: travel });
  // The key is told of along the bottom once it is heard.
  await expect(page.getByText('Siguiente orden')).toBeVisible();
  await page.keyboard.press('F8');
  await expect(page.getByRole('button', { name: 'Recibir la orden' })).toBeVisible();
}

/** B.8 and B.9: the order is received and given to somebody. */
export async function receiveAndAssign(page: Page, name: string): Promise<void> {
  await goOn(page, /^B\.9 /);
  await page.getByRole('combobox', { name: '¿A quién se asigna?' }).focus();
  await page.keyboard.type(name, { delay: 40 });
  await goOn(page, /^B\.10 /);
}

/** B.10: the next activity is marked as done by whom the order was given to, now. */
export async function markDone(page: Page): Promise<void> {
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('textbox', { name: '¿Quién la realizó?' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: '¿Quién la realizó?' })).toHaveCount(0);
}

/** B.11: the order closes by itself. */
export async function legalize(page: Page): Promise<void> {
  await expect(heading(page, /^B\.11 /)).toBeVisible();
  await goOn(page, /^Orden autónoma /);
  await expect(page.getByText('La orden está legalizada y cerrada')).toBeVisible();
}

/** B.12: the number is typed into the field that has the focus. */
export async function typeAnnulmentNumber(page: Page, caseNumber: string): Promise<void> {
  await expect(heading(page, /^B\.12 /)).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Número de la solicitud de anulación' })).toBeFocused();
  await page.keyboard.type(caseNumber);
  await page.keyboard.press('Enter');
  await expect(heading(page, /^B\.13 /)).toBeVisible();
}

/** B.13: the procedure ends. */
export async function close(page: Page): Promise<void> {
  await page.keyboard.press('Control+Enter');
  await expect(heading(page, /^Trámite /)).toBeVisible();
  await expect(page.getByText('La solicitud quedó anulada y el trámite, cerrado.')).toBeVisible();
}

/** Records the return of the open hand-off of the case on screen. */
export async function returnHandoff(page: Page, result: string): Promise<void> {
  await page.getByRole('button', { name: 'Registrar retorno' }).click();
  const field = page.getByRole('textbox', { name: 'Resultado' });
  await field.fill(result);
  await page.getByRole('button', { name: 'Registrar el retorno' }).click();
  await expect(field).toHaveCount(0);
}

/** Answers the next save dialog with a file. */
export async function answerSaveDialog({ app }: Workstation, file: string): Promise<void> {
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, file);
}

/** Derivaciones: finds the open hand-off by keyboard and opens its case. */
export async function openFromHandoffs(
  page: Page,
  requestId: string,
  procedure: string,
  picture: string,
): Promise<void> {
  await page.getByRole('link', { name: /Derivaciones/ }).click();
  await expect(heading(page, 'Derivaciones')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Buscar en la lista' })).toBeFocused();
  await page.keyboard.type(requestId);
  const row = page.getByRole('row').filter({ hasText: requestId });
  await expect(row).toHaveCount(1);
  await expect(row).toContainText(procedure);
  await expect(row).toContainText(/ahora|min/);
  await inspect(page, picture);
  await page.keyboard.press('ArrowDown');
  await expect(row).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(heading(page, /^Trámite /)).toBeVisible();
}
