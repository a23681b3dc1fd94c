import type { EntityManager, EntitySchema, ObjectLiteral } from 'typeorm';
import type { QueryDeepPartialEntity } from 'typeorm/query-builder/QueryPartialEntity.js';
import { chunksOf } from './chunks.ts';
import { isPostgres } from './dialect.ts';
import { textArray } from './postgres/text-array.ts';

function asTexts(column: readonly unknown[]): Buffer {
  return textArray(column.map((value) => (value === null ? null : String(value))));
}

/**
 * Inserts rows, many in a statement that is written here: of a push, TypeORM's query builder took a third to name each value's parameter.
 * On PostgreSQL a column is one parameter, and its values go as text.
 *
 * @param rows all with the properties of the first one.
 * @param conflict what follows the rows.
 */
async function insertColumns<Row extends ObjectLiteral>(
  manager: EntityManager,
  entity: EntitySchema<Row>,
  rows: readonly ObjectLiteral[],
  conflict: string,
): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  const { driver } = manager.connection;
  const { tableName, columns } = manager.connection.getMetadata(entity);
  const given = columns.filter(({ propertyName }) => propertyName in first);
  const into = `INSERT INTO "${tableName}" (${given.map((column) => `"${column.databaseName}"`).join(', ')})`;
  for (const chunk of chunksOf(rows)) {
    const values = given.map((column) =>
      chunk.map((row) => driver.preparePersistentValue(row[column.propertyName] ?? null, column)),
    );
    if (isPostgres(manager)) {
      const typed = given.map((column, index) => `c${index}::${driver.normalizeType(column)}`);
      const arrays = given.map((_, index) => `$${index + 1}::text[]`);
      const names = given.map((_, index) => `c${index}`);
      await manager.query(
        `${into} SELECT ${typed.join(', ')} FROM unnest(${arrays.join(', ')}) AS given (${names.join(', ')}) ${conflict}`,
        values.map(asTexts),
      );
    } else {
      const row = `(${given.map(() => '?').join(', ')})`;
      const flat = chunk.flatMap((_, index) => values.map((column) => column[index]));
      await manager.query(`${into} VALUES ${chunk.map(() => row).join(', ')} ${conflict}`, flat);
    }
  }
}

/** Inserts rows as they are. */
export async function insertRows<Row extends ObjectLiteral>(
  manager: EntityManager,
  entity: EntitySchema<Row>,
  rows: readonly QueryDeepPartialEntity<Row>[],
): Promise<void> {
  await insertColumns(manager, entity, rows, '');
}

/** Inserts rows, or replaces the ones that stand under the same key. */
export async function upsertRows<Row extends ObjectLiteral>(
  manager: EntityManager,
  entity: EntitySchema<Row>,
  rows: readonly QueryDeepPartialEntity<Row>[],
  key: keyof Row & string,
): Promise<void> {
  const replaced = Object.keys(entity.options.columns)
    .filter((name) => name !== key)
    .map((name) => `"${name}" = excluded."${name}"`);
  await insertColumns(manager, entity, rows, `ON CONFLICT ("${key}") DO UPDATE SET ${replaced.join(', ')}`);
}
