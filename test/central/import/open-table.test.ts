import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTable } from '../../../main/central/import/open-table.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reversa-table-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function opened(content: string | Uint8Array) {
  const path = join(folder, 'file.csv');
  await writeFile(path, content);
  return openTable(path, 'file.csv');
}

describe('a header', () => {
  it.each([
    ['NRO_ORDEN;FECHA_CITA'],
    ['Nro. Orden ; Fecha cita; Lugar'],
    ['NÚMERO DE ORDEN,fecha-cita'],
    ['\n\n"Nº Orden";"Fecha  Cita";"Otra columna"'],
  ])('is told by its columns, not by how they are written: %s', async (header) => {
    expect(await opened(`${header}\n`)).toMatchObject({ ok: true, value: { kind: 'appointments' } });
  });

  it.each([
    ['', 'está vacío.'],
    ['\n \r\n', 'está vacío.'],
    [
      'NRO_ORDEN;LUGAR\n',
      'parece un reporte de citas, pero faltan las columnas FECHA_CITA; el encabezado tiene NRO_ORDEN, LUGAR.',
    ],
    ['NRO_ORDEN;FECHA_CITA;Fecha Cita\n', 'la columna FECHA_CITA está dos veces en el encabezado.'],
    ['NRO_ORDEN;"FECHA_CITA\n', 'el encabezado no se puede leer: la comilla que se abre no se cierra.'],
    [Buffer.from([1, 2, 0, 3]), 'no es un archivo de texto: se espera un CSV.'],
    [
      Buffer.from('\ufeffNRO_ORDEN;FECHA_CITA\n', 'utf16le'),
      'está en UTF-16 («Texto Unicode»): guárdelo como CSV en UTF-8.',
    ],
  ])('that cannot be taken says why: %j', async (content, reason) => {
    expect(await opened(content)).toEqual({
      ok: false,
      error: { file: 'file.csv', line: null, column: null, reason },
    });
  });
});

it('a folder is no file', async () => {
  expect(await openTable(folder, 'x')).toMatchObject({
    error: { reason: 'es una carpeta: indique los archivos.' },
  });
});
