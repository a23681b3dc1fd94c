import { hash } from 'node:crypto';
import { readRows, type Table } from './open-table.ts';
import type { ImportProblem, Place } from './report.ts';
import { RowReader } from './row-reader.ts';

/** A value with the row that it came from, for problems that show later. */
export interface Located<Value> extends Place {
  readonly value: Value;
}

/** Child rows by the record that they belong to. */
export type Children<Value> = Map<string, Located<Value>[]>;

/** What the import as a whole keeps while rows go by. */
export interface Journal {
  note(problem: ImportProblem): void;
  /** A row of the file was read, good or bad. */
  countRow(file: string): void;
}

export function problemAt({ file, line }: Place, column: string | null, reason: string): ImportProblem {
  return { file, line, column, reason };
}

function repetition(row: Place, before: Place): ImportProblem {
  return problemAt(row, null, `repite con otros datos la línea ${before.line} de ${before.file}.`);
}

async function* readValues<Value>(
  tables: readonly Table[],
  read: (row: RowReader) => Value,
  journal: Journal,
): AsyncGenerator<Located<Value>> {
  for (const table of tables) {
    for await (const row of readRows(table, journal.note)) {
      journal.countRow(row.file);
      const reader = new RowReader(row);
      const value = read(reader);
      if (reader.problem === null) yield { file: row.file, line: row.line, value };
      else journal.note(reader.problem);
    }
  }
}

/**
 * Rows that stand for a record each, one after another. The same row twice is one; of two rows of one key that differ the later one is a
 * problem.
 */
export async function* readHeads<Value>(
  tables: readonly Table[],
  read: (row: RowReader) => Value,
  keyOf: (value: Value) => string,
  journal: Journal,
): AsyncGenerator<Located<Value>> {
  // Digests, as the rows of a million customers would not have to be in memory but for this.
  const seen = new Map<string, Place & { readonly digest: string }>();
  for await (const row of readValues(tables, read, journal)) {
    const digest = hash('sha1', JSON.stringify(row.value), 'base64');
    const key = keyOf(row.value);
    const before = seen.get(key);
    if (before === undefined) {
      seen.set(key, { file: row.file, line: row.line, digest });
      yield row;
    } else if (before.digest !== digest) journal.note(repetition(row, before));
  }
}

/**
 * All rows that belong to a record of another table, by its number. Repetitions are judged as in `readHeads`.
 *
 * @param ownerColumn where the number of the record stands.
 * @param keyOf tells the children of one record apart.
 */
export async function collectChildren<Value>(
  tables: readonly Table[],
  ownerColumn: string,
  read: (row: RowReader) => Value,
  keyOf: (value: Value) => string | number,
  journal: Journal,
): Promise<Children<Value>> {
  const groups: Children<Value> = new Map();
  const readOwned = (row: RowReader) => ({ owner: row.required(ownerColumn, 40), value: read(row) });
  for await (const { file, line, value: owned } of readValues(tables, readOwned, journal)) {
    const row = { file, line, value: owned.value };
    const group = groups.get(owned.owner);
    if (group === undefined) {
      groups.set(owned.owner, [row]);
      continue;
    }
    const key = keyOf(row.value);
    const before = group.find((each) => keyOf(each.value) === key);
    if (before === undefined) group.push(row);
    else if (JSON.stringify(before.value) !== JSON.stringify(row.value))
      journal.note(repetition(row, before));
  }
  return groups;
}

export interface Merged<Child> {
  readonly children: Child[];
  /** Rows for which there is no room. */
  readonly excess: readonly Place[];
}

/**
 * New children over the old ones of the same key, in the order of their keys.
 *
 * @param most how many a record can have.
 */
export function mergeChildren<Child>(
  old: readonly Child[],
  added: readonly Located<Child>[],
  keyOf: (child: Child) => string | number,
  most: number,
): Merged<Child> {
  const merged = new Map(old.map((child) => [keyOf(child), child]));
  const excess: Place[] = [];
  for (const row of added) {
    const key = keyOf(row.value);
    if (merged.has(key) || merged.size < most) merged.set(key, row.value);
    else excess.push(row);
  }
  const children = [...merged.values()].sort((one, other) =>
    String(keyOf(one)).localeCompare(String(keyOf(other)), 'es', { numeric: true }),
  );
  return { children, excess };
}
