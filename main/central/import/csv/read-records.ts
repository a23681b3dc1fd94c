import type { FileHandle } from 'node:fs/promises';
import type { CsvError } from 'csv-parse';
import { type Decode, decoderOf } from './decode.ts';
import { readBlocks, type TextForm } from './inspect-file.ts';
import { createSplitter, longestRecord, type RawRecord } from './split-records.ts';

/** A row of the file, or why a line cannot be read as one. */
export type CsvRecord =
  | { readonly line: number; readonly fields: readonly string[] }
  | { readonly line: number; readonly fault: string; readonly field: number | null };

type Fault = Extract<CsvRecord, { fault: string }>;

function syntaxFault(line: number, error: CsvError): Fault {
  const field = typeof error.column === 'number' ? error.column : null;
  switch (error.code) {
    case 'CSV_QUOTE_NOT_CLOSED':
      return { line, field, fault: 'la comilla que se abre no se cierra' };
    case 'CSV_INVALID_CLOSING_QUOTE':
      return { line, field, fault: 'la comilla que se abre no se cierra al final del campo' };
    case 'INVALID_OPENING_QUOTE':
      return { line, field, fault: 'hay una comilla en medio de un campo que no está entre comillas' };
    case 'CSV_MAX_RECORD_SIZE':
      return {
        line,
        field,
        fault: `la fila pasa de ${longestRecord / 1024} KB: tiene un campo enorme o una comilla sin cerrar`,
      };
    default:
      return { line, field, fault: 'no se puede leer como CSV' };
  }
}

const lineBreak = /\r\n|\n|\r/;

function countLineBreaks(fields: readonly string[]): number {
  return fields.reduce(
    (sum, field) => (lineBreak.test(field) ? sum + field.split(lineBreak).length - 1 : sum),
    0,
  );
}

function isBlank(fields: readonly string[]): boolean {
  return fields.every((field) => field.trim() === '');
}

/** @returns the offset behind the first line break from an offset on, or null when there is none. */
async function nextLine(handle: FileHandle, from: number): Promise<number | null> {
  let offset = from;
  let afterReturn = false;
  for await (const block of readBlocks(handle, from)) {
    for (const byte of block) {
      if (afterReturn) return byte === 0x0a ? offset + 1 : offset;
      offset += 1;
      if (byte === 0x0a) return offset;
      afterReturn = byte === 0x0d;
    }
  }
  return null;
}

type Part = { readonly record: RawRecord; readonly error: null } | { readonly error: CsvError };

/** Splits from an offset on, to the file's end or to the first thing that is not CSV. */
async function* splitFrom(handle: FileHandle, delimiter: string, from: number): AsyncGenerator<Part> {
  const splitter = createSplitter(delimiter, from);
  for await (const block of readBlocks(handle, from)) {
    await splitter.write(block);
    for (const record of splitter.take()) yield { record, error: null };
    const error = splitter.failure();
    if (error) return yield { error };
  }
  await splitter.end();
  for (const record of splitter.take()) yield { record, error: null };
  const error = splitter.failure();
  if (error) yield { error };
}

function columnFault(line: number, raw: RawRecord, breaks: number, columns: number): Fault {
  const where = breaks === 0 ? 'la fila' : `la fila, que llega a la línea ${line + breaks},`;
  return {
    line,
    field: null,
    fault: `${where} tiene ${raw.fields.length} columnas y el encabezado ${columns}`,
  };
}

function decodeRecord(line: number, raw: RawRecord, decode: Decode): CsvRecord {
  const fields = raw.fields.map(decode);
  const damaged = fields.indexOf(null);
  if (damaged >= 0)
    return { line, field: damaged, fault: 'tiene caracteres ilegibles (bytes que no son UTF-8)' };
  return { line, fields: fields.map((field) => field ?? '') };
}

/** A field with whole rows of the table in it: two stray quotes closed around them. */
function findSwallowing(fields: readonly string[], delimiter: string, columns: number): number {
  return fields.findIndex((field) =>
    field
      .split(lineBreak)
      .slice(1, -1)
      .some((inner) => inner.split(delimiter).length === columns),
  );
}

/**
 * The rows of a CSV file with the line where each begins, counted from 1; blank rows are left out.
 *
 * A quote that was left open takes the rows behind it into its field. So after anything that is not CSV, reading starts again at the
 * line after the one where the row began, and no good row is lost behind a bad one.
 *
 * @param columns how many a row has; null for any number.
 */
export async function* readRecords(
  handle: FileHandle,
  form: TextForm,
  columns: number | null,
): AsyncGenerator<CsvRecord> {
  const decode = decoderOf(form.encoding);
  let line = 1;
  let start: number | null = form.start;
  while (start !== null) {
    let begin: number = start;
    let fault: Fault | null = null;
    for await (const part of splitFrom(handle, form.delimiter, start)) {
      if (part.error !== null) {
        fault = syntaxFault(line, part.error);
        break;
      }
      const { record } = part;
      const breaks = countLineBreaks(record.fields);
      if (columns !== null && breaks > 1) {
        const field = findSwallowing(record.fields, form.delimiter, columns);
        if (field >= 0) {
          fault = {
            line,
            field,
            fault: 'la comilla que se abre encierra otras filas: no se cierra al final del campo',
          };
          break;
        }
      }
      if (!isBlank(record.fields)) {
        const isWhole = columns === null || record.fields.length === columns;
        yield isWhole ? decodeRecord(line, record, decode) : columnFault(line, record, breaks, columns);
      }
      line += breaks + 1;
      begin = record.end;
    }
    if (fault !== null) yield fault;
    start = fault === null ? null : await nextLine(handle, begin);
    line += 1;
  }
}
