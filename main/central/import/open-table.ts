import { type FileHandle, open } from 'node:fs/promises';
import { ok, type Result, refuse } from '../../../shared/result.ts';
import { inspectFile, type TextForm } from './csv/inspect-file.ts';
import { readRecords } from './csv/read-records.ts';
import { type ImportProblem, kindNames, type Place } from './report.ts';
import { columnName, recogniseTable, type TableKind, type UnknownTable } from './table-kinds.ts';

/** An export whose header was read and understood. */
export interface Table {
  readonly path: string;
  /** As it is called in the report. */
  readonly file: string;
  readonly kind: TableKind;
  readonly form: TextForm;
  readonly columns: readonly string[];
}

export interface TableRow extends Place {
  readonly columns: ReadonlyMap<string, number>;
  readonly fields: readonly string[];
}

function systemCode(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}

function whyUnreadable(code: string): string {
  switch (code) {
    case 'ENOENT':
      return 'el archivo no existe.';
    case 'EACCES':
    case 'EPERM':
      return 'no hay permiso para leer el archivo.';
    case 'EISDIR':
      return 'es una carpeta: indique los archivos.';
    default:
      return `el archivo no se puede leer (${code}).`;
  }
}

function whyUnknown({ nearest, missing }: UnknownTable, columns: readonly string[]): string {
  const found = columns.slice(0, 20).map((name) => name.slice(0, 40));
  return `parece un reporte de ${kindNames[nearest]}, pero faltan las columnas ${missing.join(', ')}; el encabezado tiene ${found.join(', ')}.`;
}

async function readHeader(handle: FileHandle, form: TextForm): Promise<Result<readonly string[], string>> {
  for await (const record of readRecords(handle, form, null)) {
    if ('fault' in record) return refuse(`el encabezado no se puede leer: ${record.fault}.`);
    return ok(record.fields.map(columnName));
  }
  return refuse('está vacío.');
}

async function understand(
  handle: FileHandle,
): Promise<Result<Pick<Table, 'kind' | 'form' | 'columns'>, string>> {
  if ((await handle.stat()).isDirectory()) return refuse(whyUnreadable('EISDIR'));
  const form = await inspectFile(handle);
  if (!form.ok) return refuse(`${form.error}.`);
  const header = await readHeader(handle, form.value);
  if (!header.ok) return header;
  const columns = header.value;
  const kind = recogniseTable(columns);
  if (typeof kind !== 'string') return refuse(whyUnknown(kind, columns));
  const twice = columns.find((name, index) => name !== '' && columns.indexOf(name) !== index);
  if (twice !== undefined) return refuse(`la columna ${twice} está dos veces en el encabezado.`);
  return ok({ kind, form: form.value, columns });
}

/**
 * Opens one export as far as its header. Its kind is told by its columns, never by its name.
 *
 * @param file what to call it in the report.
 * @returns why the file as a whole is not taken, otherwise.
 */
export async function openTable(path: string, file: string): Promise<Result<Table, ImportProblem>> {
  const whole = (reason: string) => refuse<ImportProblem>({ file, line: null, column: null, reason });
  let handle: FileHandle | null = null;
  try {
    handle = await open(path);
    const understood = await understand(handle);
    return understood.ok ? ok({ path, file, ...understood.value }) : whole(understood.error);
  } catch (error) {
    const code = systemCode(error);
    if (code === null) throw error;
    return whole(whyUnreadable(code));
  } finally {
    await handle?.close();
  }
}

/** The rows of a table, one after another from the disk; what is no row of it is noted. */
export async function* readRows(
  { path, file, form, columns }: Table,
  note: (problem: ImportProblem) => void,
): AsyncGenerator<TableRow> {
  const positions = new Map(columns.map((name, index) => [name, index]));
  let handle: FileHandle | null = null;
  let isHeader = true;
  try {
    handle = await open(path);
    for await (const record of readRecords(handle, form, columns.length)) {
      if (isHeader) isHeader = false;
      else if ('fields' in record)
        yield { file, line: record.line, columns: positions, fields: record.fields };
      else {
        const column = (record.field === null ? null : columns[record.field]) ?? null;
        note({ file, line: record.line, column, reason: `${record.fault}.` });
      }
    }
  } catch (error) {
    const code = systemCode(error);
    if (code === null) throw error;
    note({ file, line: null, column: null, reason: `no se leyó hasta el final: ${whyUnreadable(code)}` });
  } finally {
    await handle?.close();
  }
}
