import { type Instant, parseLocalDateTime } from '../../../shared/domain/dates.ts';
import { type Cents, parseBolivianos } from '../../../shared/domain/money.ts';
import { foldText } from '../../../shared/domain/text.ts';
import type { TableRow } from './open-table.ts';
import type { ImportProblem } from './report.ts';

/** Reads the cells of one row and notes the first thing that is wrong with it. */
export class RowReader {
  readonly #row: TableRow;
  #problem: ImportProblem | null = null;

  constructor(row: TableRow) {
    this.#row = row;
  }

  get problem(): ImportProblem | null {
    return this.#problem;
  }

  fail(column: string | null, reason: string): void {
    this.#problem ??= { file: this.#row.file, line: this.#row.line, column, reason };
  }

  /** Empty for an empty or absent cell. Line breaks within it become spaces. */
  text(column: string, longest: number): string {
    const position = this.#row.columns.get(column);
    const written = position === undefined ? '' : (this.#row.fields[position] ?? '');
    const value = written.replaceAll(/\s+/g, ' ').trim();
    if (/\p{Cc}/u.test(value)) this.fail(column, 'tiene un carácter que no se puede imprimir.');
    if (value.length > longest)
      this.fail(column, `el texto tiene ${value.length} letras y caben ${longest}.`);
    return value;
  }

  required(column: string, longest: number): string {
    const value = this.text(column, longest);
    if (value === '') this.fail(column, 'está vacía.');
    return value;
  }

  orNull(column: string, longest: number): string | null {
    return this.text(column, longest) || null;
  }

  /** One of several words, accents and case aside. */
  choice<Value extends string>(
    column: string,
    words: Readonly<Record<string, Value>>,
    fallback: Value,
  ): Value {
    const value = this.text(column, 60);
    const word = foldText(value);
    // Own words alone: «constructor» is a property of every object.
    const found = Object.hasOwn(words, word) ? words[word] : undefined;
    if (found === undefined) {
      this.fail(column, `«${value}» no es uno de: ${Object.keys(words).filter(Boolean).join(', ')}.`);
    }
    return found ?? fallback;
  }

  date(column: string): Instant {
    const value = this.required(column, 30);
    const read = parseLocalDateTime(value);
    if (read === null) this.fail(column, `«${value}» no es una fecha dd/mm/aaaa, con o sin hora.`);
    return read ?? '1970-01-01T00:00:00.000Z';
  }

  dateOrNull(column: string): Instant | null {
    return this.text(column, 30) === '' ? null : this.date(column);
  }

  amount(column: string): Cents {
    const value = this.required(column, 30);
    const read = parseBolivianos(value);
    if (read === null) this.fail(column, `«${value}» no es un importe como 1.234,50.`);
    return read ?? 0;
  }

  line(column: string): number {
    const value = this.required(column, 6);
    if (!/^[1-9]\d{0,2}$/.test(value)) this.fail(column, `«${value}» no es un número de línea de 1 a 999.`);
    return Number(value);
  }

  lineOrNull(column: string): number | null {
    return this.text(column, 6) === '' ? null : this.line(column);
  }
}
