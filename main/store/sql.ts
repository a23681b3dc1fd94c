import type { EntityManager } from 'typeorm';

/** Values that SQLite binds. */
export type SqlValue = string | number | null;

/** The most values that one statement binds, well under SQLite's own limit. */
const mostValues = 8_000;

/** Runs a statement and returns its rows. Callers name the shape: the columns stand in the statement beside it. */
export async function rowsOf<Row>(
  manager: EntityManager,
  sql: string,
  values: readonly SqlValue[] = [],
): Promise<readonly Row[]> {
  return manager.query(sql, [...values]);
}

export async function firstOf<Row>(
  manager: EntityManager,
  sql: string,
  values: readonly SqlValue[] = [],
): Promise<Row | null> {
  const [row] = await rowsOf<Row>(manager, sql, values);
  return row ?? null;
}

/** `(?, ?, ?)` for as many values. */
export function placeholders(count: number): string {
  return `(${Array.from({ length: count }, () => '?').join(', ')})`;
}

function chunksOf<Value>(values: readonly Value[], size: number): readonly (readonly Value[])[] {
  const chunks: Value[][] = [];
  for (let start = 0; start < values.length; start += size) chunks.push(values.slice(start, start + size));
  return chunks;
}

/** What happens to a row that stands there already under the same columns. */
export interface OnConflict {
  readonly by: readonly string[];
  /** What stands behind `SET`. */
  readonly set: string;
}

function replacing(columns: readonly string[], by: readonly string[]): OnConflict {
  const changed = columns.filter((column) => !by.includes(column));
  return { by, set: `${changed.map((column) => `${column} = excluded.${column}`).join(', ')}` };
}

/**
 * Inserts many rows with few statements.
 *
 * @param conflict columns by which a row that stands there is replaced, or what is done with it instead; null where none may stand there.
 */
export async function insertRows(
  manager: EntityManager,
  table: string,
  columns: readonly string[],
  rows: readonly (readonly SqlValue[])[],
  conflict: readonly string[] | OnConflict | null = null,
): Promise<void> {
  const solved = conflict !== null && !('by' in conflict) ? replacing(columns, conflict) : conflict;
  const onConflict =
    solved === null ? '' : ` ON CONFLICT (${solved.by.join(', ')}) DO UPDATE SET ${solved.set}`;
  for (const chunk of chunksOf(rows, Math.floor(mostValues / columns.length))) {
    const values = chunk.map(() => placeholders(columns.length)).join(', ');
    await manager.query(
      `INSERT INTO ${table} (${columns.join(', ')}) VALUES ${values}${onConflict}`,
      chunk.flat(),
    );
  }
}

/** Deletes the rows of the given keys. */
export async function deleteRows(
  manager: EntityManager,
  table: string,
  column: string,
  keys: readonly SqlValue[],
): Promise<void> {
  for (const chunk of chunksOf(keys, mostValues)) {
    await manager.query(`DELETE FROM ${table} WHERE ${column} IN ${placeholders(chunk.length)}`, [...chunk]);
  }
}

/** Rows of the given keys, in any order. */
export async function rowsByKey<Row>(
  manager: EntityManager,
  select: string,
  column: string,
  keys: readonly SqlValue[],
): Promise<readonly Row[]> {
  const found: Row[] = [];
  for (const chunk of chunksOf(keys, mostValues)) {
    found.push(
      ...(await rowsOf<Row>(manager, `${select} WHERE ${column} IN ${placeholders(chunk.length)}`, chunk)),
    );
  }
  return found;
}
