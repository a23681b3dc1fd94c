import type { EntityManager } from 'typeorm';

/** Where the central office keeps its data: a file of its own, or a PostgreSQL database that several instances share. */
export type DatabaseLocation =
  | { readonly kind: 'sqlite'; readonly file: string }
  /** `url`: `postgres://user:password@host:5432/database`. */
  | { readonly kind: 'postgres'; readonly url: string };

/** Connections of one instance. */
export interface ConnectionPool {
  readonly total: number;
  /** Open, and lent to nobody. */
  readonly idle: number;
  /** Statements and transactions that wait for a connection. */
  readonly waiting: number;
}

/** The way to the database: reads beside each other, writes in transactions. */
export interface CentralDatabase {
  /** For reads outside a transaction: each statement sees everything committed before it began. */
  readonly reader: EntityManager;
  /**
   * Runs `work` in a transaction: committed when it resolves, rolled back when it throws. Nothing but the database may be changed by
   * `work`: it is run again when another transaction was in its way.
   */
  write<Value>(work: (manager: EntityManager) => Promise<Value>): Promise<Value>;
  /** Null where there is no pool: SQLite has one connection to write and one to read. */
  pool(): ConnectionPool | null;
  close(): Promise<void>;
}
