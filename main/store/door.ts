import { Mutex } from 'async-mutex';
import type { EntityManager } from 'typeorm';
import { type Connection, type DatabaseSettings, openConnection } from './data-source.ts';

/** What has to happen around a commit, outside of the database. */
export interface CommitGuard {
  /** Just before the commit. @throws to have the transaction rolled back. */
  before(): Promise<void>;
  /** While the commit runs, and waited for before anybody is told. Never rejects. */
  alongside(): Promise<void>;
  /** The commit failed after all. */
  failed(): Promise<void>;
}

/**
 * The one way to a database. TypeORM on SQLite has one connection a data source, so that two transactions at once mix, an
 * abort takes other callers' writes with it, and readers see what was never committed; after a commit that failed it goes on in a
 * transaction that nobody ends. So there is one writer at a time, in the order of the calls, reads have a data source of their own,
 * and a writer in doubt is closed and opened anew.
 */
export class Door {
  readonly #settings: DatabaseSettings;
  readonly #mutex = new Mutex();
  readonly #reader: Connection;
  #writer: Connection | null;
  #closed = false;

  /** @param writer handed over by the one who migrated with it. */
  constructor(settings: DatabaseSettings, writer: Connection, reader: Connection) {
    this.#settings = settings;
    this.#writer = writer;
    this.#reader = reader;
  }

  /** For reads outside a transaction: each statement sees everything committed before it began. */
  get reader(): EntityManager {
    return this.#reader.dataSource.manager;
  }

  /**
   * Runs `work` in a transaction of its own, alone, in the order of the calls. Calling it again within `work` waits for ever.
   *
   * @throws what `work` threw, after it was rolled back; the database's error when a statement failed, even if `work` caught it.
   */
  write<Value>(work: (manager: EntityManager) => Promise<Value>, guard?: CommitGuard): Promise<Value> {
    return this.#mutex.runExclusive(() => this.#transact(work, guard));
  }

  /** Waits for what was asked for before, then closes both connections. */
  async close(): Promise<void> {
    await this.#mutex.runExclusive(async () => {
      if (this.#closed) return;
      this.#closed = true;
      await this.#reader.dataSource.destroy();
      await this.#dropWriter();
    });
  }

  async #transact<Value>(
    work: (manager: EntityManager) => Promise<Value>,
    guard?: CommitGuard,
  ): Promise<Value> {
    if (this.#closed) throw new Error('The store is closed');
    this.#writer ??= await openConnection(this.#settings, 'writer');
    const { dataSource, failures } = this.#writer;
    failures.take();
    let committing = false;
    try {
      // From the start a writer: a transaction that begins by reading is refused its first write when another process wrote meanwhile.
      await dataSource.query('BEGIN IMMEDIATE');
      const value = await work(dataSource.manager);
      const failed = failures.take();
      if (failed !== null) throw failed;
      await guard?.before();
      committing = true;
      const alongside = guard?.alongside();
      try {
        await dataSource.query('COMMIT');
      } finally {
        await alongside;
      }
      return value;
    } catch (error) {
      if (committing) await guard?.failed();
      await this.#rollBack(committing || dataSource.createQueryRunner().isTransactionActive);
      throw error;
    }
  }

  /** @param inDoubt the commit failed, or TypeORM believes that a transaction of its own is open. */
  async #rollBack(inDoubt: boolean): Promise<void> {
    let ended = false;
    try {
      await this.#writer?.dataSource.query('ROLLBACK');
      ended = true;
    } catch {
      // SQLite ended the transaction by itself, or never began it, or the connection is past use.
    }
    if (inDoubt || !ended) await this.#dropWriter();
  }

  async #dropWriter(): Promise<void> {
    const writer = this.#writer;
    this.#writer = null;
    try {
      await writer?.dataSource.destroy();
    } catch (error) {
      this.#settings.logger.error({ err: error }, 'the writing connection could not be closed');
    }
  }
}
