import type { Cell, Sheet } from 'write-excel-file/node';

/** `date`: `yyyy-mm-dd`; `money`: whole cents; `percent`: 92.3 for 92,3 %. */
export type ColumnKind = 'text' | 'number' | 'date' | 'money' | 'percent';

export interface Column {
  readonly header: string;
  /** In characters. */
  readonly width: number;
  readonly kind: ColumnKind;
}

export type CellValue = string | number | null;

export interface SheetOf {
  /** At most 31 characters, none of `[]/\:*?`. */
  readonly name: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly CellValue[])[];
}

/** What Excel takes in one cell; a longer text makes it call the whole file damaged. */
const longestText = 32_767;

const formats = { date: 'dd/mm/yyyy', money: '"Bs" #,##0.00', percent: '0.0%' } as const;

/** A text is a text whatever it begins with: no cell is ever a formula (R16). */
function textCell(text: string): Cell {
  return { type: String, value: text.slice(0, longestText) };
}

function cellOf(value: CellValue, kind: ColumnKind): Cell {
  if (value === null || value === '') return null;
  if (typeof value === 'string') {
    if (kind !== 'date') return textCell(value);
    const day = new Date(`${value}T00:00:00Z`);
    return Number.isNaN(day.getTime())
      ? textCell(value)
      : { type: Date, value: day, format: formats.date, align: 'left' };
  }
  switch (kind) {
    case 'money':
      return { type: Number, value: value / 100, format: formats.money };
    case 'percent':
      // Divided by a thousand of a whole number: 92.3 / 100 would be 0.9229999999999999.
      return { type: Number, value: Math.round(value * 10) / 1000, format: formats.percent };
    case 'number':
      return { type: Number, value };
    default:
      return textCell(String(value));
  }
}

function isRight(kind: ColumnKind): boolean {
  return kind !== 'text' && kind !== 'date';
}

function headerCell({ header, kind }: Column): Cell {
  return {
    type: String,
    value: header,
    fontWeight: 'bold',
    backgroundColor: '#E7EAF6',
    align: isRight(kind) ? 'right' : 'left',
  };
}

/** An .xlsx file of one or more sheets, their heads in sight however far one scrolls. */
export async function writeXlsx(sheets: readonly SheetOf[]): Promise<Uint8Array> {
  // Wanted once a month, and not to be waited for at every start.
  const { default: writeXlsxFile } = await import('write-excel-file/node');
  const written = sheets.map(
    ({ name, columns, rows }): Sheet<never> => ({
      sheet: name,
      stickyRowsCount: 1,
      columns: columns.map(({ width }) => ({ width })),
      data: [
        columns.map(headerCell),
        ...rows.map((row) => columns.map(({ kind }, index) => cellOf(row[index] ?? null, kind))),
      ],
    }),
  );
  return new Uint8Array(await writeXlsxFile(written).toBuffer());
}
