import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { writeCsv } from '../../main/export/csv.ts';
import type { CellValue, ColumnKind } from '../../main/export/spreadsheet.ts';

function textOf(kinds: readonly ColumnKind[], rows: readonly (readonly CellValue[])[]): string {
  const columns = kinds.map((kind, index) => ({ header: `C${index}`, kind }));
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(writeCsv(columns, rows));
}

function readBack(kinds: readonly ColumnKind[], rows: readonly (readonly CellValue[])[]): string[][] {
  return parse(textOf(kinds, rows), { bom: true, delimiter: ';', fromLine: 2 });
}

test('the file begins with the mark of UTF-8, and its lines end in CRLF', () => {
  expect(textOf(['text', 'text'], [['ñ', 'á']])).toBe('\uFEFFC0;C1\r\nñ;á\r\n');
});

test('accents, semicolons, quotes and line ends come back as they were', () => {
  const texts = ['Áñez; Núñez', 'José "Pepe"', 'dos\r\nlíneas', ''];
  expect(readBack(['text', 'text', 'text', 'text'], [texts])).toEqual([texts]);
});

test.each(['=1+1', '+591 70000000', '-5', '@SUM(A1)', '\t=1', '\r=1'])(
  '%j begins with an apostrophe, so that no spreadsheet runs it (R16)',
  (text) => {
    expect(readBack(['text'], [[text]])).toEqual([[`'${text}`]]);
  },
);

test('a heading is neutralised as well', () => {
  const bytes = writeCsv([{ header: '=1+1', kind: 'text' }], []);
  expect(new TextDecoder().decode(bytes)).toBe("'=1+1\r\n");
});

test('money, percentages and fractions have a comma, and a negative number stays a number', () => {
  expect(readBack(['money', 'percent', 'number', 'number'], [[123_450, 92.3, 1.5, -5]])).toEqual([
    ['1234,50', '92,3', '1,5', '-5'],
  ]);
});

test('a day is written as it is in Bolivia, and what is no day as it is', () => {
  expect(readBack(['date', 'date'], [['2026-11-23', 'ayer']])).toEqual([['23/11/2026', 'ayer']]);
});

test('null and missing values are empty', () => {
  expect(
    readBack(
      ['text', 'number', 'money'],
      [
        [null, null],
        ['a', 0, 0],
      ],
    ),
  ).toEqual([
    ['', '', ''],
    ['a', '0', '0,00'],
  ]);
});

test('a thousand rows come back in their order', () => {
  const rows = Array.from({ length: 1000 }, (_each, index) => [`Asesor ${index}`, index]);
  expect(readBack(['text', 'number'], rows)).toEqual(rows.map(([name, index]) => [name, String(index)]));
});
