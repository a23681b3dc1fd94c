/** Rows in one statement: far below the number of parameters that SQLite and PostgreSQL take. */
const rowsInStatement = 500;

export function chunksOf<Value>(
  values: readonly Value[],
  size = rowsInStatement,
): readonly (readonly Value[])[] {
  const count = Math.ceil(values.length / size);
  return Array.from({ length: count }, (_, index) => values.slice(index * size, (index + 1) * size));
}

/** Runs a query with an `IN` list a chunk at a time; the answers one after another. */
export async function inChunks<Key, Row>(
  keys: Iterable<Key>,
  query: (chunk: Key[]) => Promise<readonly Row[]>,
): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const chunk of chunksOf([...new Set(keys)])) {
    for (const row of await query([...chunk])) rows.push(row);
  }
  return rows;
}
