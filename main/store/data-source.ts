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
    if (use === 'reader') await dataSource.query('PRAGMA query_only = ON');
    await assertSettings(dataSource);
  } catch (error) {
    await dataSource.destroy();
    throw error;
  }
  return { dataSource, failures };
}
