import { rename, rm } from 'node:fs/promises';
import type { DataSource } from 'typeorm';

/** Names of the migrations that the database has had, none for a new one; null for tables of another program. */
export async function migrationsOf(dataSource: DataSource): Promise<readonly string[] | null> {
  const tables: readonly { readonly name: string }[] = await dataSource.query(
    dataSource.options.type === 'postgres'
      ? 'SELECT tablename AS name FROM pg_tables WHERE schemaname = current_schema()'
      : `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite@_%' ESCAPE '@'`,
  );
  if (tables.length === 0) return [];
  if (!tables.some(({ name }) => name === 'migrations')) return null;
  const rows: readonly { readonly name: string }[] = await dataSource.query(
    'SELECT name FROM migrations ORDER BY id',
  );
  return rows.map(({ name }) => name);
}

/** A copy that a power cut ended half-way never bears the backup's name. */
async function backUp(dataSource: DataSource, backup: string): Promise<void> {
  const part = `${backup}.part`;
  await rm(part, { force: true });
  await dataSource.query('VACUUM INTO ?', [part]);
  await rename(part, backup);
}

function beginsWith(names: readonly string[], beginning: readonly string[]): boolean {
  return beginning.every((name, index) => names[index] === name);
}

/**
 * Brings an older database up in one transaction, with a copy of it set aside first (sync protocol 13).
 *
 * @returns null when it is as this version needs it, or why it was left as it is.
 */
export async function migrate(
  dataSource: DataSource,
  file: string,
): Promise<'newer-database' | 'damaged' | null> {
  const known = dataSource.migrations.map(({ name }) => name ?? '');
  const done = await migrationsOf(dataSource);
  if (done === null) return 'damaged';
  if (done.length === known.length && beginsWith(done, known)) return null;
  // Migrations are only ever added behind the others: a list that is neither longer nor shorter than this one was not written so.
  if (beginsWith(done, known)) return 'newer-database';
  if (!beginsWith(known, done)) return 'damaged';
  if (done.length > 0) await backUp(dataSource, `${file}.before-${known.at(-1)}`);
  await dataSource.runMigrations({ transaction: 'all' });
  return null;
}
