import { Buffer } from 'node:buffer';
import { inflateRawSync } from 'node:zlib';
import readXlsxFile from 'read-excel-file/node';
import { expect, test } from 'vitest';
import { type Column, type SheetOf, writeXlsx } from '../../main/export/spreadsheet.ts';

function column(header: string, kind: Column['kind']): Column {
  return { header, width: 20, kind };
}

async function readBack(...sheets: SheetOf[]) {
  return readXlsxFile(Buffer.from(await writeXlsx(sheets)), { trim: false });
}

async function rowsOf(sheet: Omit<SheetOf, 'name'>) {
  const [read] = await readBack({ name: 'Hoja', ...sheet });
  return read?.data;
}

/** One packed part of the file, for what a reader does not tell. */
async function partOf(sheet: SheetOf, name: string): Promise<string> {
  const file = Buffer.from(await writeXlsx([sheet]));
  const start = file.indexOf(name);
  const header = start - 30;
  const packed = file.subarray(start + file.readUInt16LE(header + 26) + file.readUInt16LE(header + 28));
  return inflateRawSync(packed).toString();
}

test('texts with accents, line ends and marks of XML come back as they were', async () => {
  const texts = ['Áñez Núñez, José “Pepe”', 'Ñuflo & <hijos>', 'dos\nlíneas', '  con espacios  '];
  const rows = await rowsOf({ columns: [column('Cliente', 'text')], rows: texts.map((each) => [each]) });
  expect(rows).toEqual([['Cliente'], ...texts.map((each) => [each])]);
});

test.each(['=1+1', '+591 70000000', '-5', '@SUM(A1)', '\t=1', '=HYPERLINK("http://x";"y")'])(
  '%j stays a text and is no formula (R16)',
  async (text) => {
    const sheet: SheetOf = { name: 'Hoja', columns: [column('Nota', 'text')], rows: [[text]] };
    expect(await rowsOf(sheet)).toEqual([['Nota'], [text]]);
    expect(await partOf(sheet, 'xl/worksheets/sheet1.xml')).toMatch(/<c r="A2" t="s"><v>\d+<\/v><\/c>/u);
  },
);

test('money is written in bolivianos from cents, with the sign Bs', async () => {
  const rows = await rowsOf({
    columns: [column('Importe', 'money')],
    rows: [[123_450], [1], [0], [100_000_000_00]],
  });
  expect(rows).toEqual([['Importe'], [1234.5], [0.01], [0], [100_000_000]]);
  const sheet: SheetOf = { name: 'Hoja', columns: [column('Importe', 'money')], rows: [[1]] };
  expect(await partOf(sheet, 'xl/styles.xml')).toContain('&quot;Bs&quot; #,##0.00');
});

test('a percentage is written as the part of one that a spreadsheet shows as per cent', async () => {
  const rows = await rowsOf({ columns: [column('Indicador', 'percent')], rows: [[92.3], [90], [null]] });
  expect(rows?.slice(1, 3)).toEqual([[0.923], [0.9]]);
});

test('a day is a date, and what is no day stays a text', async () => {
  const rows = await rowsOf({ columns: [column('Fecha', 'date')], rows: [['2026-11-23'], ['ayer']] });
  expect(rows).toEqual([['Fecha'], [new Date('2026-11-23T00:00:00.000Z')], ['ayer']]);
});

test('null and missing values are empty cells between others', async () => {
  const rows = await rowsOf({
    columns: [column('A', 'text'), column('B', 'number'), column('C', 'text')],
    rows: [['a', null, 'c'], ['a'], [null, 0, null]],
  });
  expect(rows).toEqual([
    ['A', 'B', 'C'],
    ['a', null, 'c'],
    ['a', null, null],
    [null, 0, null],
  ]);
});

test('a thousand rows come back in their order', async () => {
  const written = Array.from({ length: 1000 }, (_each, index) => [`Asesor ${index}`, index]);
  const rows = await rowsOf({ columns: [column('Asesor', 'text'), column('N.º', 'number')], rows: written });
  expect(rows?.slice(1)).toEqual(written);
});

test('sheets keep their names and order, one without rows its head', async () => {
  const read = await readBack(
    { name: 'Por mes', columns: [column('Mes', 'text')], rows: [['octubre 2026']] },
    { name: 'Por área', columns: [column('Área', 'text')], rows: [] },
  );
  expect(read).toEqual([
    { sheet: 'Por mes', data: [['Mes'], ['octubre 2026']] },
    { sheet: 'Por área', data: [['Área']] },
  ]);
});

test('a text longer than a cell may be is cut, so that Excel opens the file', async () => {
  const rows = await rowsOf({ columns: [column('Nota', 'text')], rows: [['n'.repeat(40_000)]] });
  expect(String(rows?.[1]?.[0])).toHaveLength(32_767);
});
