import sqlite3 from 'sqlite3';
import { DataSource } from 'typeorm';
import { type Connection, type DatabaseSettings, DatabaseSettingsError } from '../../store/data-source.ts';
import { StatementFailures } from '../../store/statement-failures.ts';
import { centralEntities } from './entities/central-entities.ts';
import { centralMigrations } from './migrations/central-migrations.ts';

// TypeORM calls `verbose()`, which makes sqlite3 record a stack trace for every statement.
const driver = { ...sqlite3, verbose: () => sqlite3 };

/** `synchronous` 2 is FULL: an answer goes out once what it says is on the disk. */
const wanted = { journal_mode: 'wal', synchronous: 2, foreign_keys: 1 } as const;

async function applySettings(dataSource: DataSource, use: 'writer' | 'reader'): Promise<void> {
  await dataSource.query('PRAGMA synchronous = FULL');
  if (use === 'reader') await dataSource.query('PRAGMA query_only = ON');
  for (const [name, value] of Object.entries(wanted)) {
    const [row]: readonly Readonly<Record<string, unknown>>[] = await dataSource.query(`PRAGMA ${name}`);
    if (row?.[name] !== value)
      throw new DatabaseSettingsError(`${name} is ${String(row?.[name])}, not ${value}`);
  }
}

/** As `openConnection` of the branch's store, with the central office's own tables. */
export async function openCentralConnection(
  settings: DatabaseSettings,
  use: 'writer' | 'reader',
): Promise<Connection> {
  const failures = new StatementFailures(settings.logger);
  const dataSource = new DataSource({
    type: 'sqlite',
    driver,
    database: settings.file,
    entities: centralEntities,
    migrations: centralMigrations,
    migrationsTransactionMode: 'all',
    synchronize: false,
    enableWAL: true,
    busyTimeout: settings.busyTimeout,
    logger: failures,
  });
  await dataSource.initialize();
  try {
    await applySettings(dataSource, use);
  } catch (error) {
    await dataSource.destroy();
    throw error;
  }
  return { dataSource, failures };
}
