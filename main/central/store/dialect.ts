import type { EntityManager, FindOneOptions } from 'typeorm';

/** SQLite has one writer at a time; on PostgreSQL writers run beside each other and have to lock what they judge by. */
export function isPostgres(manager: EntityManager): boolean {
  return manager.connection.options.type === 'postgres';
}

/** Options of a read whose rows are changed next: nobody else does so meanwhile. On SQLite a transaction is alone. */
export function forUpdate(manager: EntityManager): Pick<FindOneOptions, 'lock'> {
  return isPostgres(manager) ? { lock: { mode: 'pessimistic_write' } } : {};
}
