import { isDeepStrictEqual } from 'node:util';
import type { EntityManager, EntitySchema, ObjectLiteral } from 'typeorm';
import type { QueryDeepPartialEntity } from 'typeorm/query-builder/QueryPartialEntity.js';
import { inChunks } from './chunks.ts';
import { upsertRows } from './insert-rows.ts';

/** A row that was put in: what it is now, and what it was; null when it is new. */
export interface UpsertedRow<Row> {
  readonly row: Row;
  readonly before: Row | null;
}

/**
 * Puts rows in and tells which of them are not as they were.
 *
 * @param rows where two have the same id, the later one counts.
 */
export async function upsertRecords<Row extends ObjectLiteral & { readonly id: string }>(
  manager: EntityManager,
  entity: EntitySchema<Row>,
  rows: readonly Row[],
): Promise<readonly UpsertedRow<Row>[]> {
  const wanted = new Map(rows.map((row) => [row.id, row]));
  const table = manager.getRepository(entity);
  const standing = await inChunks(wanted.keys(), (chunk) =>
    table.createQueryBuilder('row').where('row.id IN (:...chunk)', { chunk }).getMany(),
  );
  const before = new Map(standing.map((row) => [row.id, row]));
  const upserted = [...wanted.values()]
    .map((row) => ({ row, before: before.get(row.id) ?? null }))
    .filter((each) => !isDeepStrictEqual(each.row, each.before));
  const changed = upserted.map(({ row }) => row as unknown as QueryDeepPartialEntity<Row>);
  await upsertRows(manager, entity, changed, 'id');
  return upserted;
}
