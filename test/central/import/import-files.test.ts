import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { importFiles } from '../../../main/central/import/import-files.ts';
import { formatReport } from '../../../main/central/import/report.ts';
import { memoryTarget } from './memory-target.ts';

const fixtures = 'test/fixtures';

async function filesIn(folder: string): Promise<string[]> {
  return (await readdir(join(fixtures, folder))).sort().map((file) => join(fixtures, folder, file));
}

describe('good exports', () => {
  it.each([
    ['good', 300],
    ['commas', 40],
  ])(
    'of the folder %s go in whole, whatever their order, encoding and separator',
    async (folder, requests) => {
      const target = memoryTarget();
      const report = await importFiles((await filesIn(folder)).reverse(), target);
      expect(report.problems).toEqual([]);
      expect(target.requests.size).toBe(requests);
      expect(target.orders.size).toBe(requests);
      expect([...target.customers.values()].some((each) => /[áéíóúñÑ]/.test(each.lastNames))).toBe(true);
      const assigned = [...target.orders.values()].find((each) => each.technician !== null);
      expect(assigned?.technician).toMatch(/^Técnico /);
      expect(assigned?.appointment).not.toBeNull();
    },
  );

  it('change nothing the second time', async () => {
    const target = memoryTarget();
    const files = await filesIn('good');
    const first = await importFiles(files, target);
    expect(await importFiles(files, target)).toMatchObject({ added: 0, changed: 0, unchanged: first.added });
  });

  it('may come one after the other, children after their request', async () => {
    const target = memoryTarget();
    const file = (name: string) => join(fixtures, 'commas', `${name}.csv`);
    await importFiles([file('clientes'), file('solicitudes'), file('productos')], target);
    const report = await importFiles([file('pagos'), file('ordenes')], target);
    expect(report.problems).toEqual([]);
    expect([...target.requests.values()].some((each) => each.payments.length > 0)).toBe(true);
    expect(target.orders.size).toBe(40);
  });
});

describe('broken exports', () => {
  it('are reported with line, column and reason, and their good rows go in', async () => {
    const target = memoryTarget();
    const report = await importFiles(await filesIn('broken'), target);
    const told = report.problems.map(({ file, line, column }) => [file, line, column]);
    expect(told).toEqual([
      ['binary.csv', null, null],
      ['customers.csv', 4, 'APELLIDOS'],
      ['customers.csv', 5, 'TIPO_CLIENTE'],
      ['customers.csv', 6, 'CI'],
      ['customers.csv', 7, null],
      ['customers.csv', 8, 'NIT'],
      ['customers.csv', 9, null],
      ['empty.csv', null, null],
      ['items.csv', 3, 'SERVICIO'],
      ['items.csv', 4, 'LINEA'],
      ['items.csv', 5, 'DERECHO_INSTALACION'],
      ['items.csv', 6, 'NRO_SOLICITUD'],
      ['missing-columns.csv', null, null],
      ['requests.csv', 3, 'FECHA_REGISTRO'],
      ['requests.csv', 4, 'CODIGO_CLIENTE'],
      ['requests.csv', 5, null],
      ['unclosed-quote.csv', null, null],
    ]);
    expect([...target.customers.keys()]).toEqual(['C-1']);
    expect([...target.requests.keys()]).toEqual(['S-1']);
    expect(formatReport(report)).toContain(
      'requests.csv, línea 3, columna FECHA_REGISTRO: «31/02/2026» no es una fecha dd/mm/aaaa, con o sin hora.',
    );
  });

  it('that are not there are said to be so', async () => {
    const report = await importFiles(['no-such-file.csv'], memoryTarget());
    expect(report.problems).toEqual([
      { file: 'no-such-file.csv', line: null, column: null, reason: 'el archivo no existe.' },
    ]);
  });
});

describe('any mixture of good and bad rows', () => {
  const rowArbitrary = fc.record({
    isGood: fc.boolean(),
    fault: fc.constantFrom('date', 'amount', 'count', 'service'),
    note: fc.constantFrom('Internet', 'Internet; con "comillas"', 'Internet\ncon salto'),
  });
  const quote = (cell: string) => `"${cell.replaceAll('"', '""')}"`;

  it('puts every good row in, and reports every bad one once with the line on which it begins', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(rowArbitrary, { minLength: 1, maxLength: 25 }), async (rows) => {
        const folder = await mkdtemp(join(tmpdir(), 'reversa-import-'));
        const lines = ['NRO_SOLICITUD;LINEA;SERVICIO;PRODUCTO;DERECHO_INSTALACION'];
        const bad: number[] = [];
        let line = 2;
        for (const [index, { isGood, fault, note }] of rows.entries()) {
          const cells = ['S-1', String(index + 1), 'INTERNET', quote(note), '10,00'];
          if (!isGood) {
            bad.push(line);
            if (fault === 'date') cells[1] = '31/02';
            if (fault === 'amount') cells[4] = '1,2,3';
            if (fault === 'service') cells[2] = 'FAX';
            if (fault === 'count') cells.push('de más');
          }
          lines.push(cells.join(';'));
          line += note.includes('\n') ? 2 : 1;
        }
        const target = memoryTarget();
        await importFiles([join(fixtures, 'broken', 'customers.csv')], target);
        await writeFile(join(folder, 'items.csv'), `${lines.join('\r\n')}\r\n`);
        await writeFile(
          join(folder, 'requests.csv'),
          'NRO_SOLICITUD;CODIGO_CLIENTE;TIPO_SOLICITUD;FECHA_REGISTRO;REGIONAL\nS-1;C-1;TRASLADO;23/11/2026;LPZ\n',
        );
        const report = await importFiles([join(folder, 'items.csv'), join(folder, 'requests.csv')], target);
        const inItems = report.problems.filter((problem) => problem.file === 'items.csv');
        expect(inItems.map((problem) => problem.line)).toEqual(bad);
        expect(target.requests.get('S-1')?.items.length ?? 0).toBe(rows.length - bad.length);
        await rm(folder, { recursive: true });
      }),
      { numRuns: 40 },
    );
  });
});
