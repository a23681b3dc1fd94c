import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { CsvError } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import iconv from 'iconv-lite';
import { ok, type Result, refuse } from '../../../shared/result.ts';
import type { ImportProblem } from './report.ts';
import { columnName, recogniseTable, type TableKind } from './table-kinds.ts';

export interface TableRow {
  readonly file: string;
  /** Where the row begins in the file, from 1 on. */
  readonly line: number;
  /** By column name; trimmed. */
  readonly cells: ReadonlyMap<string, string>;
}

export interface Table {
  readonly file: string;
  readonly kind: TableKind;
  readonly rows: readonly TableRow[];
  readonly problems: readonly ImportProblem[];
}

const largestFile = 512_000_000;

/** UTF-8 where the bytes are that, else the Windows code page in which the reports are written. */
function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return iconv.decode(bytes, 'windows-1252');
  }
}

/** The separator that the header has more of, outside of quotes. */
function delimiterOf(text: string): ';' | ',' {
  const [header = ''] = text.split(/\r?\n/, 1);
  const plain = header.replaceAll(/"[^"]*"/g, '');
  return plain.split(';').length >= plain.split(',').length ? ';' : ',';
}

interface ParsedRecord {
  readonly record: readonly string[];
  /** `lines` is the line on which the record ended. */
  readonly info: { readonly lines: number };
}

function parseRecords(text: string): Result<readonly ParsedRecord[], string> {
  try {
    const records: unknown = parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
      max_record_size: 1_000_000,
    });
    return ok(records as readonly ParsedRecord[]);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error.lines === 'number' ? ` (línea ${error.lines})` : '';
    return refuse(`el archivo no se puede leer como CSV${line}: revise que cada comilla abierta se cierre.`);
  }
}

async function readText(path: string): Promise<Result<string, string>> {
  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    return refuse(code === 'ENOENT' ? 'el archivo no existe.' : `el archivo no se puede abrir (${code}).`);
  }
  if (bytes.length > largestFile)
    return refuse('el archivo es demasiado grande: divídalo en partes de hasta 500 MB.');
  if (bytes.subarray(0, 4096).includes(0))
    return refuse('no es un archivo CSV: expórtelo como texto separado por ; o ,.');
  // One kind of line end, as the parser counts a quoted CRLF as two lines.
  return ok(decode(bytes).replaceAll('\r\n', '\n'));
}

function toRows(file: string, columns: readonly string[], records: readonly ParsedRecord[]) {
  const rows: TableRow[] = [];
  const problems: ImportProblem[] = [];
  for (const { record, info } of records.slice(1)) {
    // A record begins where its own line breaks, counted back from its end, begin.
    const breaks = record.reduce((sum, cell) => sum + (cell.match(/\n/g)?.length ?? 0), 0);
    const line = info.lines - breaks;
    if (record.length === columns.length) {
      rows.push({ file, line, cells: new Map(columns.map((name, index) => [name, record[index] ?? ''])) });
    } else {
      const reason = `tiene ${record.length} columnas y el encabezado ${columns.length}.`;
      problems.push({ file, line, column: null, reason });
    }
  }
  return { rows, problems };
}

/**
 * Reads one export. Its kind is told by its columns, never by its name.
 *
 * @returns the table with its bad rows listed, or why the file as a whole was not taken.
 */
export async function readTable(path: string): Promise<Result<Table, ImportProblem>> {
  const file = basename(path);
  const whole = (reason: string) => refuse<ImportProblem>({ file, line: null, column: null, reason });
  const text = await readText(path);
  if (!text.ok) return whole(text.error);
  const records = parseRecords(text.value);
  if (!records.ok) return whole(records.error);
  const columns = records.value[0]?.record.map(columnName) ?? [];
  if (columns.length === 0) return whole('el archivo está vacío.');
  const kind = recogniseTable(columns);
  if (typeof kind !== 'string') {
    return whole(
      `faltan las columnas ${kind.missing.join(', ')}; el encabezado tiene ${columns.join(', ')}.`,
    );
  }
  const twice = columns.find((name, index) => name !== '' && columns.indexOf(name) !== index);
  if (twice !== undefined) return whole(`la columna ${twice} está dos veces en el encabezado.`);
  return ok({ file, kind, ...toRows(file, columns, records.value) });
}
