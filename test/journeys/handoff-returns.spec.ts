import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { goOn, heading, history } from './support/counter.ts';
import {
  annulAtCounter,
  answerSaveDialog,
  choosePaymentType,
  close,
  openFromHandoffs,
  paperFolder,
  pickFromReport,
  returnHandoff,
  takeRequest,
  typeAnnulmentNumber,
} from './support/incidents.ts';
import { inspect } from './support/inspect.ts';
import { expect, test } from './support/world.ts';

test('charges that were invoiced are handed to Generación de Cargos, and nothing closes before their return', async ({
  openWorkstation,
}) => {
  const requestId = 'CASO-0035';
  const caseNumber = await annulAtCounter(await openWorkstation(), requestId, false);
  const incidents = await openWorkstation({ areaId: 'LPZ-BI', username: 'incidencias1' });
  const { page } = incidents;
  await pickFromReport(page, requestId);
  await takeRequest(page, requestId);
  await choosePaymentType(page, 'recurrent', /^B\.4 /);
  await expect(page.getByRole('textbox', { name: 'Cargos por anular' })).toHaveValue(
    /Derecho de instalación, Internet.*\n.*Televisión/,
  );
  await inspect(page, '54-b4');
  await page.getByRole('textbox', { name: 'Cargos por anular' }).fill('');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('alert')).toContainText('Escriba qué cargos se anulan.');
  await page.getByRole('textbox', { name: 'Cargos por anular' }).fill('Derecho de instalación: Bs 320,00');
  await goOn(page, /^B\.5 /);
  await goOn(page, /^B\.6 /);
  await expect(page.getByText('No existen órdenes de trabajo cerradas')).toBeVisible();
  await inspect(page, '56-b6-none');
  await goOn(page, /^B\.12 /);
  await page.keyboard.type('LPZ-99-99-000009');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('Ese número es de otra anulación');
  await inspect(page, '68-b12-wrong');
  await page.getByRole('textbox', { name: 'Número de la solicitud de anulación' }).fill('');
  await page.keyboard.type(caseNumber.replaceAll('-', ''));
  await page.keyboard.press('Enter');
  await expect(heading(page, /^B\.13 /)).toBeVisible();

  // Refused while the hand-off is open, with who ends it and where.
  await expect(page.getByText('Falta el retorno de una derivación')).toBeVisible();
  await inspect(page, '69-b13-refused');
  await page.keyboard.press('Control+Enter');
  await expect(heading(page, /^B\.13 /)).toBeVisible();
  await expect(page.locator(':focus')).toContainText('Falta el retorno de una derivación');

  const file = join(await paperFolder(), 'derivacion.pdf');
  await answerSaveDialog(incidents, file);
  await page.getByRole('button', { name: 'Imprimir derivación', exact: true }).click();
  await expect(page.getByRole('article')).toContainText('Derecho de instalación: Bs 320,00');
  await inspect(page, '69-b13-handoff-paper');
  await page.getByRole('button', { name: 'Guardar en PDF' }).click();
  await expect(page.getByText('El documento se guardó en PDF.')).toBeVisible({ timeout: 20_000 });
  expect((await readFile(file)).subarray(0, 5).toString()).toBe('%PDF-');

  await page.getByRole('link', { name: 'Ir a las derivaciones' }).click();
  await expect(page.getByRole('region', { name: 'Derivaciones' })).toBeFocused();
  await page.getByRole('button', { name: 'Registrar retorno' }).click();
  await inspect(page, '69-b13-return');
  await page.getByRole('button', { name: 'Registrar el retorno' }).click();
  await expect(page.getByRole('alert')).toContainText('Escriba con qué resultado volvió.');
  await page.getByRole('textbox', { name: 'Resultado' }).fill('Cargos anulados en la factura de noviembre.');
  await page.getByRole('button', { name: 'Registrar el retorno' }).click();
  await expect(page.getByText('Falta el retorno de una derivación')).toHaveCount(0);
  await expect(page.getByText('Con el cierre concluye el procedimiento')).toBeVisible();
  await close(page);
  await expect(history(page)).toContainText('Cargos anulados en la factura de noviembre.');
});

test('what was paid at a cash desk goes to Reclamos de Facturación, and on to B.5 when it comes back', async ({
  openWorkstation,
}) => {
  const requestId = 'CASO-0031';
  const caseNumber = await annulAtCounter(await openWorkstation(), requestId, true);
  const { page } = await openWorkstation({ areaId: 'LPZ-BI', username: 'incidencias1' });
  await page.getByRole('link', { name: /Derivaciones/ }).click();
  await expect(heading(page, 'Derivaciones')).toBeVisible();
  await page.getByRole('link', { name: /Reporte CCGPA/ }).click();
  await pickFromReport(page, requestId);
  await takeRequest(page, requestId);
  // What is known proposes it: a payment at a cash desk leaves no other answer.
  await expect(page.getByRole('radio', { name: /^Pagó en caja/ })).toBeChecked();
  await expect(page.getByRole('radio', { name: /^No generó/ })).toBeDisabled();
  await inspect(page, '53-b3-paid');
  await goOn(page, `Trámite ${caseNumber}`);
  await expect(page.getByText(/Espera el retorno de Reclamos de Facturación/)).toBeVisible();
  await inspect(page, '54-claims-wait');

  await openFromHandoffs(page, requestId, 'Reclamos de Facturación', '72-handoffs');
  await returnHandoff(page, 'Nota de crédito emitida.');
  // Whoever takes it goes on: it may have been away for weeks.
  await expect(heading(page, /^Trámite /)).toBeFocused();
  await page.getByRole('button', { name: 'Tomar' }).click();
  await expect(heading(page, /^B\.5 /)).toBeVisible();
  await goOn(page, /^B\.6 /);
  await goOn(page, /^B\.12 /);
  await typeAnnulmentNumber(page, caseNumber);
  await close(page);

  await page.getByRole('link', { name: /Derivaciones/ }).click();
  await page.keyboard.press('Alt+2');
  const ended = page.getByRole('row').filter({ hasText: requestId });
  await expect(ended.filter({ hasText: 'Retornó: Nota de crédito emitida.' })).toBeVisible();
  await expect(ended.filter({ hasText: 'Transferida' })).toBeVisible();
  await inspect(page, '73-handoffs-ended');
  await page.getByRole('link', { name: /Cola/ }).click();
  await expect(heading(page, 'Cola')).toBeVisible();
  await inspect(page, '74-queue');
});
