import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { importFiles } from '../../../main/central/import/import-files.ts';
import { formatReport, type ImportReport } from '../../../main/central/import/report.ts';
import { serviceRequestSchema } from '../../../shared/domain/requests.ts';
import { type MemoryTarget, memoryTarget } from './memory-target.ts';

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
    expect(told(report)).toEqual([
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
      ['unclosed-quote.csv', 2, 'APELLIDOS'],
    ]);
    expect([...target.customers.keys()]).toEqual(['C-1', 'C-8']);
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

/** Imports files of the given names and contents, in that order. */
async function importTexts(
  texts: Readonly<Record<string, string>>,
  target: MemoryTarget,
): Promise<ImportReport> {
  const folder = await mkdtemp(join(tmpdir(), 'reversa-import-'));
  try {
    const paths = Object.keys(texts).map((name) => join(folder, name));
    for (const [name, text] of Object.entries(texts)) await writeFile(join(folder, name), text);
    return await importFiles(paths, target);
  } finally {
    await rm(folder, { recursive: true });
  }
}

const customersHeader = 'CODIGO_CLIENTE;TIPO_CLIENTE;NOMBRES;APELLIDOS;REGIONAL\n';
const requestsHeader = 'NRO_SOLICITUD;CODIGO_CLIENTE;TIPO_SOLICITUD;FECHA_REGISTRO;REGIONAL\n';
const itemsHeader = 'NRO_SOLICITUD;LINEA;SERVICIO;PRODUCTO;DERECHO_INSTALACION\n';
const ordersHeader = 'NRO_ORDEN;NRO_SOLICITUD;ESTADO_ORDEN;CENTRO_OPERACIONES;FECHA_ESTADO;LINEA\n';
const activitiesHeader = 'NRO_ORDEN;LINEA;ACTIVIDAD;REALIZADA\n';

/** A customer, and a request of one item. */
const base = {
  'clientes.csv': `${customersHeader}C-1;RESIDENCIAL;Ana;Poma;LPZ\n`,
  'solicitudes.csv': `${requestsHeader}S-1;C-1;TRASLADO;23/11/2026;LPZ\n`,
  'productos.csv': `${itemsHeader}S-1;1;INTERNET;Internet;10,00\n`,
};

const told = ({ problems }: ImportReport) => problems.map(({ file, line, column }) => [file, line, column]);

describe('rows that do not go together', () => {
  it('are reported once each when what they belong to was refused', async () => {
    const target = memoryTarget();
    const report = await importTexts(
      {
        'actividades.csv': `${activitiesHeader}OT-1;1;Instalación;NO\nOT-9;1;Instalación;NO\n`,
        'ordenes.csv': `${ordersHeader}OT-1;S-2;ASIGNADA;Centro;23/11/2026;\n`,
        'productos.csv': `${itemsHeader}S-2;1;INTERNET;Internet;10,00\n`,
        'solicitudes.csv': `${requestsHeader}S-2;C-1;TRASLADO;23/13/2026;LPZ\n`,
        'clientes.csv': base['clientes.csv'],
      },
      target,
    );
    expect(told(report)).toEqual([
      ['actividades.csv', 2, 'NRO_ORDEN'],
      ['actividades.csv', 3, 'NRO_ORDEN'],
      ['ordenes.csv', 2, 'NRO_SOLICITUD'],
      ['productos.csv', 2, 'NRO_SOLICITUD'],
      ['solicitudes.csv', 2, 'FECHA_REGISTRO'],
    ]);
    expect(target.customers.size).toBe(1);
    expect(target.requests.size + target.orders.size).toBe(0);
  });

  it('are an order for a line that its request does not have', async () => {
    const target = memoryTarget();
    const orders = `${ordersHeader}OT-1;S-1;ASIGNADA;Centro;23/11/2026;2\nOT-2;S-1;ASIGNADA;Centro;23/11/2026;1\n`;
    const report = await importTexts({ ...base, 'ordenes.csv': orders }, target);
    expect(told(report)).toEqual([['ordenes.csv', 2, 'LINEA']]);
    expect([...target.orders.keys()]).toEqual(['OT-2']);
  });

  it('are items that no branch could read any more', async () => {
    const target = memoryTarget();
    const items = Array.from({ length: 100 }, (_, index) => `S-1;${index + 1};INTERNET;Internet;10,00\n`);
    const report = await importTexts({ ...base, 'productos.csv': itemsHeader + items.join('') }, target);
    expect(told(report)).toEqual([['productos.csv', 101, 'NRO_SOLICITUD']]);
    expect(serviceRequestSchema.safeParse(target.requests.get('S-1')).success).toBe(true);
  });

  it('are two of one key that differ; alike they are one', async () => {
    const target = memoryTarget();
    const customers = `${base['clientes.csv']}C-1;RESIDENCIAL; Ana ;"Poma";LPZ\nC-1;RESIDENCIAL;Eva;Poma;LPZ\n`;
    const items = `${base['productos.csv']}S-1;1;INTERNET;Internet;10,00\nS-1;1;INTERNET;Internet;20,00\n`;
    const texts = { ...base, 'clientes.csv': customers, 'productos.csv': items };
    const report = await importTexts(texts, target);
    expect(told(report)).toEqual([
      ['clientes.csv', 4, null],
      ['productos.csv', 4, null],
    ]);
    expect(target.customers.get('C-1')?.firstNames).toBe('Ana');
    expect(target.requests.get('S-1')?.items[0]?.feeCents).toBe(1000);
  });
});

it('a word that every object knows is no value of a column', async () => {
  const customers = `${customersHeader}C-1;constructor;Ana;Poma;LPZ\n`;
  expect(told(await importTexts({ 'clientes.csv': customers }, memoryTarget()))).toEqual([
    ['clientes.csv', 2, 'TIPO_CLIENTE'],
  ]);
});

it('rows of several files of one kind, and a file that is named twice, go in once', async () => {
  const target = memoryTarget();
  const more = { 'mas.csv': `${customersHeader}C-2;RESIDENCIAL;Eva;Poma;LPZ\n` };
  expect(await importTexts({ ...base, ...more }, target)).toMatchObject({ added: 3, problems: [] });
  const file = join(fixtures, 'commas', 'clientes.csv');
  const report = await importFiles([file, file], memoryTarget());
  expect(report.files).toEqual([{ file: 'clientes.csv', kind: 'customers', rows: 40 }]);
});

it('more rows than the arguments of a call are refused without a fall', async () => {
  const rows = 'S-1;1;FAX;Fax;10\n'.repeat(150_000);
  const report = await importTexts({ 'productos.csv': itemsHeader + rows }, memoryTarget());
  expect(report.problems).toHaveLength(150_000);
});

describe('any mixture of good and bad rows', () => {
  const faults = {
    line: (cells: string[]) => cells.with(1, '31/02'),
    amount: (cells: string[]) => cells.with(4, '1,2,3'),
    service: (cells: string[]) => cells.with(2, 'FAX'),
    owner: (cells: string[]) => cells.with(0, 'S-9'),
    repeated: (cells: string[]) => cells.with(1, '999'),
    more: (cells: string[]) => [...cells, 'de más'],
    fewer: (cells: string[]) => cells.slice(0, 3),
    open: (cells: string[]) => cells.with(3, '"Sin cerrar'),
    stray: (cells: string[]) => cells.with(3, 'Calle "Sucre"'),
    tail: (cells: string[]) => cells.with(3, '"Internet" fibra'),
    huge: (cells: string[]) => cells.with(3, 'x'.repeat(70_000)),
    control: (cells: string[]) => cells.with(3, 'Inter\u0007net'),
  };
  const faultNames = Object.keys(faults) as (keyof typeof faults)[];
  const rowArbitrary = fc.record({
    fault: fc.option(fc.constantFrom(...faultNames), { freq: 2 }),
    note: fc.constantFrom('Internet', 'Televisión; con "comillas"', 'Internet\ncon salto', 'Año, dos'),
    blanksBefore: fc.nat({ max: 1 }),
  });
  const quote = (cell: string) => `"${cell.replaceAll('"', '""')}"`;

  it('puts every good row in, and reports every bad one once with the line on which it begins', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(rowArbitrary, { minLength: 1, maxLength: 25 }),
        fc.constantFrom('\n', '\r\n'),
        async (rows, end) => {
          const lines = [...itemsHeader.trim().split('\n'), 'S-1;999;INTERNET;Primero;99,00'];
          const bad: number[] = [];
          const good: number[] = [999];
          for (const [index, { fault, note, blanksBefore }] of rows.entries()) {
            if (blanksBefore > 0) lines.push('');
            const cells = ['S-1', String(index + 1), 'INTERNET', quote(note).replaceAll('\n', end), '10,00'];
            if (fault === null) good.push(index + 1);
            else bad.push(lines.length + 1);
            lines.push(...(fault === null ? cells : faults[fault](cells)).join(';').split(end));
          }
          const target = memoryTarget();
          const report = await importTexts({ ...base, 'productos.csv': lines.join(end) }, target);
          expect(told(report).map(([file, line]) => [file, line])).toEqual(
            bad.map((line) => ['productos.csv', line]),
          );
          const taken = target.requests.get('S-1')?.items.map(({ line }) => line) ?? [];
          expect(taken.sort((one, other) => one - other)).toEqual(good.sort((one, other) => one - other));
        },
      ),
      { numRuns: 100 },
    );
  });
});
