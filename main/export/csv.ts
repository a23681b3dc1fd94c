import { stringify } from 'csv-stringify/sync';
import { daySchema, formatDate } from '../../shared/domain/dates.ts';
import type { CellValue, Column, ColumnKind } from './spreadsheet.ts';

function decimal(value: number, digits: number): string {
  return value.toFixed(digits).replace('.', ',');
}

/** Numbers as a spreadsheet in Bolivia reads them: a comma before the decimals, nothing between thousands. */
function written(value: CellValue, kind: ColumnKind): CellValue {
  if (typeof value === 'string') {
    return kind === 'date' && daySchema.safeParse(value).success ? formatDate(value) : value;
  }
  if (value === null || kind === 'text') return value;
  if (kind === 'money') return decimal(value / 100, 2);
  if (kind === 'percent') return decimal(value, 1);
  return Number.isInteger(value) ? value : String(value).replace('.', ',');
}

/**
 * A text file that Excel opens as a table where the decimal sign is a comma: UTF-8 with a mark, semicolons, CRLF. Texts that a
 * spreadsheet would run as a formula begin with an apostrophe (R16).
 */
export function writeCsv(
  columns: readonly Pick<Column, 'header' | 'kind'>[],
  rows: readonly (readonly CellValue[])[],
): Uint8Array {
  const text = stringify(
    [
      columns.map(({ header }) => header),
      ...rows.map((row) => columns.map(({ kind }, index) => written(row[index] ?? null, kind))),
    ],
    { bom: true, delimiter: ';', record_delimiter: 'windows', escape_formulas: true },
  );
  return new TextEncoder().encode(text);
}
