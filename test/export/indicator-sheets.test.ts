import { Buffer } from 'node:buffer';
import readXlsxFile from 'read-excel-file/node';
import { expect, test } from 'vitest';
import { indicatorSheets } from '../../main/export/indicator-sheets.ts';
import { writeXlsx } from '../../main/export/spreadsheet.ts';
import { type IndicatorCount, indicatorReport } from '../../shared/procedure/indicator.ts';

const counts: readonly IndicatorCount[] = [
  {
    month: '2026-10',
    areaId: 'LPZ-01',
    areaName: 'Sucursal Núñez',
    advisorId: 'u-1',
    advisorName: '=Ana',
    total: 20,
    effective: 17,
    withdrawn: 1,
    inadmissible: 0,
    open: 2,
  },
];

async function written(demonstration: boolean) {
  const company = { name: 'Telecom', nit: '1', address: '', demonstration };
  const period = { from: '2026-09', to: '2026-10' };
  const report = indicatorReport(counts, period, company, '2026-11-02T12:00:00.000Z');
  const read = await readXlsxFile(Buffer.from(await writeXlsx(indicatorSheets(report, counts))));
  return new Map(read.map(({ sheet, data }) => [sheet, data]));
}

test('the indicator is exported by month, area and advisor, with the counts behind it', async () => {
  const sheets = await written(false);
  expect([...sheets.keys()]).toEqual(['Por mes', 'Por área', 'Por asesor', 'Detalle', 'Acerca de']);
  const figures = [20, 17, 1, 0, 2];
  const judged = [0.85, 'Observado', 'Sí', 0.95];
  expect(sheets.get('Por mes')?.slice(1)).toEqual([
    ['septiembre 2026', 0, 0, 0, 0, 0, null, 'Sin solicitudes', null, null],
    ['octubre 2026', ...figures, ...judged],
    ['Total', ...figures, ...judged],
  ]);
  expect(sheets.get('Por área')?.slice(1)).toEqual([['Sucursal Núñez', ...figures, ...judged]]);
  expect(sheets.get('Por asesor')?.slice(1)).toEqual([['=Ana', 'Sucursal Núñez', ...figures, ...judged]]);
  expect(sheets.get('Detalle')?.slice(1)).toEqual([['2026-10', 'Sucursal Núñez', '=Ana', ...figures]]);
});

test('an export of invented data says so', async () => {
  const words = 'DEMOSTRACIÓN — datos inventados, sin validez';
  expect((await written(true)).get('Acerca de')?.flat()).toContain(words);
  expect((await written(false)).get('Acerca de')?.flat()).not.toContain(words);
});
