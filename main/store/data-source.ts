import type { Logger } from 'pino';
import sqlite3 from 'sqlite3';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { keepStatements } from './keep-statements.ts';
import { StatementFailures } from './statement-failures.ts';

/** The tables of a database and how they came to be. */
export interface DatabaseSchema {
  readonly entities: NonNullable<DataSourceOptions['entities']>;
  readonly migrations: NonNullable<DataSourceOptions['migrations']>;
}

export interface DatabaseSettings {
  readonly schema: DatabaseSchema;
  readonly file: string;
  readonly logger: Logger;
  /** Milliseconds to wait for another process's lock. */
  readonly busyTimeout: number;
}

/** One connection to a database, a branch's or the central office's: TypeORM on SQLite has one a data source. */
export interface Connection {
  readonly dataSource: DataSource;
  readonly failures: StatementFailures;
}

/** The connection does not keep what it was told: a file system without shared memory, for one. */
export class DatabaseSettingsError extends Error {
  override readonly name = 'DatabaseSettingsError';
  readonly code = 'SQLITE_CANTOPEN';
}

// TypeORM calls `verbose()`, which makes sqlite3 record a stack trace for every statement.
const driver = { verbose: () => ({ ...sqlite3, Database: keepStatements(sqlite3.Database) }) };

/**
 * Pages in the -wal before it is brought in: 1.6 MB instead of SQLite's 4, as on a disk that is nearly full the -wal is what takes the
 * last room, and what a lost -wal takes with it is less.
 */
const walPages = 400;

/** `synchronous` 2 is FULL: each commit is on the disk before it is acknowledged (S1). */
const wanted = { journal_mode: 'wal', synchronous: 2, foreign_keys: 1 } as const;

async function assertSettings(dataSource: DataSource): Promise<void> {
  for (const [name, value] of Object.entries(wanted)) {
    const [row]: readonly Readonly<Record<string, unknown>>[] = await dataSource.query(`PRAGMA ${name}`);
    if (row?.[name] !== value)
      throw new DatabaseSettingsError(`${name} is ${String(row?.[name])}, not ${value}`);
  }
}

/**
 * Opens the database, which is made if it is not there, and checks that the connection is set as it has to be. The one place that
 * names the driver.
 *
 * @param use a reader's connection refuses to write.
 * @throws what the driver or TypeORM threw, with SQLite's code in it.
 */
export async function openConnection(
  settings: DatabaseSettings,
  use: 'writer' | 'reader',
): Promise<Connection> {
  const failures = new StatementFailures(settings.logger);
  const dataSource = new DataSource({
    type: 'sqlite',
    driver,
    database: settings.file,
    entities: settings.schema.entities,
    migrations: settings.schema.migrations,
    migrationsTransactionMode: 'all',
    synchronize: false,
    enableWAL: true,
    busyTimeout: settings.busyTimeout,
    logger: failures,
  });
  await dataSource.initialize();
  try {
    await dataSource.query('PRAGMA synchronous = FULL');
    await dataSource.query(`PRAGMA wal_autocheckpoint = ${walPages}`);
    if (use === 'reader') await dataSource.query('PRAGMA query_only = ON');
    await assertSettings(dataSource);
  } catch (error) {
    await dataSource.destroy();
    throw error;
  }
  return { dataSource, failures };
}

/** Reads beside the connections that TypeORM has, on a thread of its own: long checks and copies hold nobody up. */
export type ReadRows = <Row>(sql: string, values?: readonly (string | number)[]) => Promise<readonly Row[]>;

/**
 * Opens a file for reading alone, with the driver itself, as long as `work` takes.
 *
 * @throws the driver's error, with SQLite's code in it.
 */
export async function withReadOnly<Value>(
  file: string,
  work: (rows: ReadRows) => Promise<Value>,
): Promise<Value> {
  const database = await new Promise<sqlite3.Database>((resolve, reject) => {
    const opened: sqlite3.Database = new sqlite3.Database(file, sqlite3.OPEN_READONLY, (error) =>
      error ? reject(error) : resolve(opened),
    );
  });
  try {
    return await work(
      (sql, values = []) =>
        new Promise((resolve, reject) => {
          database.all(sql, [...values], (error, rows) => (error ? reject(error) : resolve(rows as never)));
        }),
    );
  } finally {
    await new Promise<void>((resolve) => database.close(() => resolve()));
  }
}
