import { type EntityManager, type FindOperator, Raw } from 'typeorm';
import { isPostgres } from './dialect.ts';

/**
 * A column's value is one of these, given as one parameter: `In` names one for each, which for the hundreds of a push is most of a
 * query's cost. Once in a query.
 */
export function among(manager: EntityManager, keys: readonly string[]): FindOperator<string> {
  return isPostgres(manager)
    ? Raw((column) => `${column} = ANY(:keys)`, { keys: [...keys] })
    : Raw((column) => `${column} IN (SELECT value FROM json_each(:keys))`, { keys: JSON.stringify(keys) });
}

/** The same for a statement that is written out: what stands behind the column's name, with its `$1`. */
export function amongFirst(
  manager: EntityManager,
  keys: readonly string[],
): { readonly condition: string; readonly parameter: unknown } {
  return isPostgres(manager)
    ? { condition: '= ANY($1)', parameter: keys }
    : { condition: 'IN (SELECT value FROM json_each($1))', parameter: JSON.stringify(keys) };
}
