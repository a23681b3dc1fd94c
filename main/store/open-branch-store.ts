import { existsSync } from 'node:fs';
import type { Logger } from 'pino';
import type { DataSource, EntityManager } from 'typeorm';
import { ok, refuse } from '../../shared/result.ts';
import type { BranchStore, StoreReader, StoreWriter } from './branch-store.ts';
import { caseReader } from './case-reader.ts';
import { caseWriter, type StoreTools } from './case-writer.ts';
import { changeWriter } from './change-writer.ts';
import { type Connection, type DatabaseSettings, openConnection } from './data-source.ts';
import { deviceReader, deviceWriter } from './device-tables.ts';
import { Door } from './door.ts';
import { referenceReader } from './reference-reader.ts';
import { requestReader } from './request-reader.ts';
import { type OpenResult, openFailureOf } from './sqlite-code.ts';

export interface OpenBranchStoreOptions extends StoreTools {
  readonly file: string;
  readonly logger: Logger;
}

/** Milliseconds to wait for another process: a branch's database has one, and a second is on its way out. */
const busyTimeout = 5_000;

function storeReader(manager: EntityManager): StoreReader {
  return {
    ...referenceReader(manager),
    ...requestReader(manager),
    ...caseReader(manager),
    ...deviceReader(manager),
  };
}

function storeWriter(manager: EntityManager, tools: StoreTools): StoreWriter {
  return {
    ...storeReader(manager),
    ...deviceWriter(manager),
    ...caseWriter(manager, tools),
    ...changeWriter(manager),
  };
}

/** Names of the migrations that the database has had; none for a new one. */
async function migrationsOf(dataSource: DataSource): Promise<readonly string[]> {
  const [table] = await dataSource.query(`SELECT name FROM sqlite_master WHERE name = 'migrations'`);
  if (!table) return [];
  const rows: readonly { readonly name: string }[] = await dataSource.query(
    'SELECT name FROM migrations ORDER BY id',
  );
  return rows.map(({ name }) => name);
}

/** Brings an older database up, with a copy of it set aside first (sync protocol 13). */
async function migrate(dataSource: DataSource, file: string): Promise<'migrated' | 'newer-database'> {
  const known = dataSource.migrations.map(({ name }) => name ?? '');
  const done = await migrationsOf(dataSource);
  if (done.some((name) => !known.includes(name))) return 'newer-database';
  if (done.length === known.length) return 'migrated';
  const backup = `${file}.before-${known.at(-1)}`;
  if (done.length > 0 && !existsSync(backup)) await dataSource.query('VACUUM INTO ?', [backup]);
  await dataSource.runMigrations({ transaction: 'all' });
  return 'migrated';
}

function branchStore(door: Door, tools: StoreTools): BranchStore {
  return {
    ...storeReader(door.reader),
    transaction: (work) => door.write((manager) => work(storeWriter(manager, tools))),
    close: () => door.close(),
  };
}

/**
 * Opens a branch's database, which is made if it is not there.
 *
 * @returns the store, or why the file cannot be used; nothing of it is changed then.
 */
export async function openBranchStore(options: OpenBranchStoreOptions): Promise<OpenResult<BranchStore>> {
  const { file, logger, newId, sha256 } = options;
  const settings: DatabaseSettings = { file, logger, busyTimeout };
  let writer: Connection | null = null;
  try {
    writer = await openConnection(settings, 'writer');
    if ((await migrate(writer.dataSource, file)) === 'newer-database') {
      await writer.dataSource.destroy();
      return refuse('newer-database');
    }
    return ok(
      branchStore(new Door(settings, writer, await openConnection(settings, 'reader')), { newId, sha256 }),
    );
  } catch (error) {
    await writer?.dataSource.destroy().catch(() => {});
    const failure = openFailureOf(error);
    if (failure === null) throw error;
    logger.error({ failure }, 'the database could not be opened');
    return refuse(failure);
  }
}
