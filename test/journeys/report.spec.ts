import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import readXlsxFile from 'read-excel-file/node';
import { knownRequests } from '../../main/central/demo/known-cases.ts';
import { heading, typeAhead } from './support/counter.ts';
import { annulAtCounter, answerSaveDialog, paperFolder, reportRow } from './support/incidents.ts';
import { inspect } from './support/inspect.ts';
import { expect, test } from './support/world.ts';

test('the report is filtered by keys and exported as it stands, to Excel and to CSV', async ({
  ownCentral,
  openWorkstation,
}) => {
  const incidents = await openWorkstation({
    central: ownCentral,
    areaId: 'LPZ-BI',
    username: 'incidencias1',
  });
  const { page } = incidents;
  await page.setViewportSize({ width: 1024, height: 700 });
  await expect(heading(page, /^B\.1 /)).toBeVisible();
  await expect(page.getByText('No hay anulaciones pendientes')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Exportar/ })).toHaveCount(0);
  await inspect(page, '50-report-empty');
  await page.keyboard.press('F8');
  await expect(page.getByText('No hay ningún trámite libre en espera')).toBeVisible();

  const counter = await openWorkstation({ central: ownCentral });
  const first = await annulAtCounter(counter, knownRequests.todayUnpaid[2], false);
  await expect(reportRow(page, knownRequests.todayUnpaid[2])).toBeVisible({ timeout: 20_000 });
  // What was said of an empty list is no longer true.
  await expect(page.getByText('No hay ningún trámite libre en espera')).toHaveCount(0);
  await inspect(page, '50-report-one');
  const second = await annulAtCounter(counter, knownRequests.todayUnpaid[3], false);
  const other = await openWorkstation({ central: ownCentral, areaId: 'LPZ-02', username: 'asesor3' });
  const third = await annulAtCounter(other, knownRequests.todayPaid[3], true);
  const rows = page.getByRole('table').getByRole('row');
  await expect(rows).toHaveCount(4, { timeout: 20_000 });

  // Each filter by its keys.
  await page.keyboard.press('Alt+6');
  await expect(page.getByText('Ninguna anulación coincide')).toBeVisible();
  await page.keyboard.press('Alt+7');
  await expect(rows).toHaveCount(4);
  await page.keyboard.press('Alt+1');
  await expect(page.getByRole('button', { name: /^Pendiente/ })).toHaveAttribute('aria-pressed', 'true');
  await page.getByRole('textbox', { name: 'Buscar en el reporte' }).focus();
  await page.keyboard.press('Tab');
  const area = page.getByRole('combobox', { name: 'Área organizacional' });
  await expect(area).toBeFocused();
  await typeAhead(page, 'alto', 'Sucursal El Alto');
  await expect(rows).toHaveCount(2);
  await inspect(page, '51-report-filtered');

  const folder = await paperFolder();
  const xlsx = join(folder, 'filtrado.xlsx');
  await answerSaveDialog(incidents, xlsx);
  await page.getByRole('button', { name: 'Exportar a Excel' }).click();
  await expect(page.getByText('El reporte se guardó con 1 trámite.')).toBeVisible();
  const [sheet] = await readXlsxFile(await readFile(xlsx));
  expect(sheet?.data.map((cells) => cells[0])).toEqual(['Trámite', third]);

  await area.focus();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Quitar el filtro de área' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(area).toHaveValue('');
  await expect(area).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(rows).toHaveCount(4);
  await page.getByRole('button', { name: 'Solicitud' }).click();
  await page.getByRole('button', { name: 'Solicitud' }).click();
  const csv = join(folder, 'todo.csv');
  await answerSaveDialog(incidents, csv);
  await page.getByRole('button', { name: 'Exportar CSV' }).click();
  await expect(page.getByText('El reporte se guardó con 3 trámites.')).toBeVisible();
  const read: Record<string, string>[] = parse(await readFile(csv), {
    bom: true,
    delimiter: ';',
    columns: true,
  });
  // As on screen: by request, the last first.
  expect(read.map((row) => row.Trámite)).toEqual([second, third, first]);
  expect(read[0]).toMatchObject({
    Solicitud: knownRequests.todayUnpaid[3],
    Motivo: 'Motivo económico',
    'Tipo de proceso': 'Anulación completa',
    'Estado del proceso': 'Pendiente',
  });
  await inspect(page, '51-report-exported');
});
