import type { EntityManager, EntitySchema, ObjectLiteral } from 'typeorm';
import type { QueryDeepPartialEntity } from 'typeorm/query-builder/QueryPartialEntity.js';
import { chunksOf } from './chunks.ts';

/** Inserts rows as they are, many in a statement. */
export async function insertRows<Row extends ObjectLiteral>(
  manager: EntityManager,
  entity: EntitySchema<Row>,
  rows: readonly QueryDeepPartialEntity<Row>[],
): Promise<void> {
  for (const chunk of chunksOf(rows)) {
    // Without `updateEntity(false)` the rows would be read back for what the database filled in.
    await manager
      .createQueryBuilder()
      .insert()
      .into(entity)
      .values([...chunk])
      .updateEntity(false)
      .execute();
  }
}

/** Inserts rows, or replaces the ones that stand under the same key. */
export async function upsertRows<Row extends ObjectLiteral>(
  manager: EntityManager,
  entity: EntitySchema<Row>,
  rows: readonly QueryDeepPartialEntity<Row>[],
  key: keyof Row & string,
): Promise<void> {
  const columns = Object.keys(entity.options.columns).filter((name) => name !== key);
  for (const chunk of chunksOf(rows)) {
    await manager
      .createQueryBuilder()
      .insert()
      .into(entity)
      .values([...chunk])
      .orUpdate(columns, [key])
      .updateEntity(false)
      .execute();
  }
}
