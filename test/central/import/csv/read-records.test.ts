import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inspectFile } from '../../../../main/central/import/csv/inspect-file.ts';
import { type CsvRecord, readRecords } from '../../../../main/central/import/csv/read-records.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reversa-csv-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** The records of a file of three columns, its header among them. */
async function recordsOf(content: string | Uint8Array): Promise<readonly CsvRecord[]> {
  const path = join(folder, 'file.csv');
  await writeFile(path, content);
  const handle = await open(path);
  try {
    const form = await inspectFile(handle);
    if (!form.ok) throw new Error(form.error);
    return await Array.fromAsync(readRecords(handle, form.value, 3));
  } finally {
    await handle.close();
  }
}

const linesOf = (records: readonly CsvRecord[]) => records.map(({ line }) => line);
const faultsOf = (records: readonly CsvRecord[]) =>
  records.flatMap((record) => ('fault' in record ? [[record.line, record.field]] : []));
const firstCells = (records: readonly CsvRecord[]) =>
  records.flatMap((record) => ('fields' in record ? [record.fields[0]] : []));

describe('the line of a row', () => {
  it.each([
    ['LF', '\n'],
    ['CRLF', '\r\n'],
    ['CR', '\r'],
  ])('counts blank lines and quoted line breaks, with %s', async (_, end) => {
    const text = ['a;b;c', '', '1;"dos', 'líneas";x', ';;', '2;y;z', '"3', '', '";y;z', '4;y;z', ''].join(
      end,
    );
    const records = await recordsOf(text);
    expect(records.every((record) => 'fields' in record)).toBe(true);
    expect(linesOf(records)).toEqual([1, 3, 6, 7, 10]);
  });

  it('is right where line ends are mixed and the last one is missing', async () => {
    expect(linesOf(await recordsOf('a;b;c\r\n1;"x\ny";z\n2;x;y\r\n3;x;y'))).toEqual([1, 2, 4, 5]);
  });

  it('is right behind the first block of the file', async () => {
    const rows = Array.from({ length: 9000 }, (_, index) => `${index};"ñandú\r\nnúmero ${index}";ü`);
    const records = await recordsOf(`a;b;c\r\n${rows.join('\r\n')}\r\n`);
    expect(records).toHaveLength(9001);
    expect(records.at(-1)).toEqual({ line: 18_000, fields: ['8999', 'ñandú\r\nnúmero 8999', 'ü'] });
  });
});

describe('what is not CSV', () => {
  it('costs its own row alone when a quote is not closed', async () => {
    const records = await recordsOf('a;b;c\n1;"x;y\n2;"x";y\n3;x;y\n4;x;"y\n5;x;y\n');
    expect(faultsOf(records)).toEqual([
      [2, 1],
      [5, 2],
    ]);
    expect(firstCells(records)).toEqual(['a', '2', '3', '5']);
  });

  it('costs the rows of two stray quotes alone, not the ones between them', async () => {
    const records = await recordsOf('a;b;c\n1;x;"y\n2;x;y\n3;x;"\n4;x;y\n');
    expect(linesOf(records)).toEqual([1, 2, 3, 4, 5]);
    expect(firstCells(records)).toEqual(['a', '2', '4']);
  });

  it('is a quote in the middle of a field, or text behind a closed one', async () => {
    const records = await recordsOf('a;b;c\n1;Calle "Sucre";y\n2;"x"y;z\n3;x;y\n');
    expect(faultsOf(records)).toEqual([
      [2, 1],
      [3, 1],
    ]);
  });

  it('is a field without an end, however large', async () => {
    const records = await recordsOf(`a;b;c\n1;${'x'.repeat(300_000)};y\n2;x;y\n3;"${'x\n'.repeat(40_000)}`);
    expect(records[1]).toMatchObject({ line: 2, fault: expect.stringContaining('64 KB') });
    expect(records[2]).toEqual({ line: 3, fields: ['2', 'x', 'y'] });
    expect(records[3]).toMatchObject({ line: 4, fault: expect.stringContaining('64 KB') });
  });

  it('is one row, also over several lines, with another number of columns', async () => {
    const records = await recordsOf('a;b;c\n1;"dos\nlíneas"\n2;x;y;z\n3;x;y\n');
    expect(faultsOf(records)).toEqual([
      [2, null],
      [4, null],
    ]);
    expect(records[1]).toMatchObject({
      fault: 'la fila, que llega a la línea 3, tiene 2 columnas y el encabezado 3',
    });
  });
});

describe('the encoding', () => {
  it('is UTF-8 with and without a byte order mark', async () => {
    expect(firstCells(await recordsOf('\ufeffa;b;c\nñ;x;y\n'))).toEqual(['a', 'ñ']);
    expect(firstCells(await recordsOf('a;b;c\nñ;x;y\n'))).toEqual(['a', 'ñ']);
  });

  it('is Windows-1252 when the accents are no UTF-8', async () => {
    const bytes = iconv.encode('a;b;c\nÑuflo «€»;x;y\n', 'windows-1252');
    expect(firstCells(await recordsOf(bytes))).toEqual(['a', 'Ñuflo «€»']);
  });

  it('stays UTF-8 when one place is damaged, and that row is a fault', async () => {
    const bytes = Buffer.concat([
      Buffer.from('a;b;c\nñ;é;í\n2;Mar'),
      Buffer.from([0xc3]),
      Buffer.from(';y\nú;x;y\n'),
    ]);
    const records = await recordsOf(bytes);
    expect(faultsOf(records)).toEqual([[3, 1]]);
    expect(firstCells(records)).toEqual(['a', 'ñ', 'ú']);
  });
});

it('the delimiter is the one of the header, whatever the rows hold', async () => {
  expect(firstCells(await recordsOf('\n"a;b",b,c\n"1;2;3;4",x,y\n'))).toEqual(['a;b', '1;2;3;4']);
});
