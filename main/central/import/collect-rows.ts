import type { TableRow } from './read-table.ts';
import type { ImportProblem } from './report.ts';
import { RowReader } from './row-reader.ts';

/** A value with the row that it came from, for problems that show later. */
export interface Located<Value> {
  readonly value: Value;
  readonly row: TableRow;
}

export function problemAt(row: TableRow, column: string | null, reason: string): ImportProblem {
  return { file: row.file, line: row.line, column, reason };
}

/**
 * Reads rows by key. The same row twice is one; two rows of one key that differ are a problem of the later one.
 *
 * @param owner the record that a child row belongs to; its key for a row that stands for itself.
 */
export function collectRows<Value>(
  rows: readonly TableRow[],
  read: (row: RowReader) => Value,
  keyOf: (value: Value, row: TableRow) => string,
  problems: ImportProblem[],
): ReadonlyMap<string, Located<Value>> {
  const found = new Map<string, Located<Value>>();
  for (const row of rows) {
    const reader = new RowReader(row);
    const value = read(reader);
    if (reader.problem !== null) {
      problems.push(reader.problem);
      continue;
    }
    const key = keyOf(value, row);
    const before = found.get(key);
    if (before === undefined) found.set(key, { value, row });
    else if (JSON.stringify(before.value) !== JSON.stringify(value)) {
      problems.push(
        problemAt(row, null, `repite con otros datos la línea ${before.row.line} de ${before.row.file}.`),
      );
    }
  }
  return found;
}

/** Child rows by the record that they belong to, whose number stands in the given column. */
export function groupByOwner<Value>(
  rows: ReadonlyMap<string, Located<Value>>,
  ownerColumn: string,
): ReadonlyMap<string, readonly Located<Value>[]> {
  const groups = new Map<string, Located<Value>[]>();
  for (const located of rows.values()) {
    const owner = located.row.cells.get(ownerColumn) ?? '';
    const group = groups.get(owner);
    if (group) group.push(located);
    else groups.set(owner, [located]);
  }
  return groups;
}

/** New children over the old ones of the same key. */
export function mergeChildren<Child>(
  old: readonly Child[],
  added: readonly Child[],
  keyOf: (child: Child) => string | number,
): Child[] {
  const merged = new Map([...old, ...added].map((child) => [keyOf(child), child]));
  return [...merged.values()].sort((one, other) =>
    String(keyOf(one)).localeCompare(String(keyOf(other)), 'es', { numeric: true }),
  );
}
