import type { Logger } from 'pino';
import type { DataSource, EntityManager } from 'typeorm';
import type { NewId } from '../../platform/ids.ts';
import type { Connection, DatabaseSettings } from '../../store/data-source.ts';
import { Door } from '../../store/door.ts';
import { type CentralStore, centralReader, centralWriter } from './central-store.ts';
import { openCentralConnection } from './connection.ts';
import { serverStateEntity } from './entities/server-state.ts';

/** Long enough for an import's batch in another process. */
const busyTimeout = 15_000;

/** A later version made the database: this one would not understand it, and does not try. */
export class NewerDatabaseError extends Error {
  override readonly name = 'NewerDatabaseError';
}

async function migrate(dataSource: DataSource): Promise<void> {
  const known = new Set(dataSource.migrations.map(({ name }) => name));
  const [table] = await dataSource.query(`SELECT name FROM sqlite_master WHERE name = 'migrations'`);
  const done: readonly { name: string }[] = table
    ? await dataSource.query('SELECT name FROM migrations')
    : [];
  if (done.some(({ name }) => !known.has(name)))
    throw new NewerDatabaseError('The database is of a later version');
  await dataSource.runMigrations({ transaction: 'all' });
}

interface OpenDoor {
  readonly door: Door;
  readonly writer: Connection;
}

async function openDoor(settings: DatabaseSettings): Promise<OpenDoor> {
  const writer = await openCentralConnection(settings, 'writer');
  try {
    await migrate(writer.dataSource);
    const reader = await openCentralConnection(settings, 'reader');
    return { door: new Door(settings, writer, reader), writer };
  } catch (error) {
    await writer.dataSource.destroy();
    throw error;
  }
}

/** The door gave its writer up and opened another, which knows a branch's tables alone. */
class WriterReplaced extends Error {
  override readonly name = 'WriterReplaced';
}

async function ensureServerEpoch(manager: EntityManager, newId: NewId): Promise<string> {
  const table = manager.getRepository(serverStateEntity);
  const standing = await table.findOneBy({ id: 1 });
  if (standing !== null) return standing.serverEpoch;
  const serverEpoch = newId();
  await table.insert({ id: 1, serverEpoch });
  return serverEpoch;
}

/**
 * Opens the central office's database, which is made if it is not there.
 *
 * @throws NewerDatabaseError, or what the driver threw.
 */
export async function openCentralStore(file: string, newId: NewId, logger: Logger): Promise<CentralStore> {
  const settings: DatabaseSettings = { file, logger, busyTimeout };
  let current = await openDoor(settings);
  let reopening: Promise<void> | null = null;

  async function reopen(replaced: OpenDoor): Promise<void> {
    if (current !== replaced) return;
    reopening ??= replaced.door
      .close()
      .then(async () => {
        current = await openDoor(settings);
      })
      .finally(() => {
        reopening = null;
      });
    await reopening;
  }

  async function write<Value>(work: (manager: EntityManager) => Promise<Value>): Promise<Value> {
    const used = current;
    try {
      return await used.door.write((manager) => {
        if (manager.connection !== used.writer.dataSource) throw new WriterReplaced();
        return work(manager);
      });
    } catch (error) {
      if (!(error instanceof WriterReplaced)) throw error;
      await reopen(used);
      return write(work);
    }
  }

  return {
    serverEpoch: await write((manager) => ensureServerEpoch(manager, newId)),
    get read() {
      return centralReader(current.door.reader);
    },
    transaction: (work) => write((manager) => work(centralWriter(manager))),
    importTarget: {
      upsert: (batch) => write((manager) => centralWriter(manager).upsert(batch)),
      loadRequests: (ids) => centralReader(current.door.reader).loadRequests(ids),
      loadOrders: (ids) => centralReader(current.door.reader).loadOrders(ids),
      hasCustomers: (ids) => centralReader(current.door.reader).hasCustomers(ids),
    },
    close: () => current.door.close(),
  };
}
