import type { Logger } from 'pino';
import type { EntityManager } from 'typeorm';
import type { NewId } from '../../platform/ids.ts';
import { openDoor } from '../../store/open-door.ts';
import type { CentralDatabase, DatabaseLocation } from './central-database.ts';
import { type CentralStore, centralReader, centralWriter } from './central-store.ts';
import { centralEntities } from './entities/central-entities.ts';
import { serverStateEntity } from './entities/server-state.ts';
import { centralMigrations } from './migrations/central-migrations.ts';
import { openPostgres } from './postgres/open-postgres.ts';
import { RefusedDatabase } from './refused-database.ts';
import { renewStaleSummaries } from './renew-summaries.ts';

const schema = { entities: centralEntities, migrations: centralMigrations };
/** Long enough for an import's batch in another process. */
const busyTimeout = 15_000;

async function openSqlite(file: string, logger: Logger): Promise<CentralDatabase> {
  const door = await openDoor({ schema, file, logger, busyTimeout });
  if (typeof door === 'string') throw new RefusedDatabase(door);
  return {
    reader: door.reader,
    write: (work) => door.write(work),
    pool: () => null,
    close: () => door.close(),
  };
}

async function ensureServerEpoch(manager: EntityManager, newId: NewId): Promise<string> {
  const table = manager.getRepository(serverStateEntity);
  // Of several instances that start at once on a new database the first one names it.
  await table
    .createQueryBuilder()
    .insert()
    .values({ id: 1, serverEpoch: newId() })
    .orIgnore()
    .updateEntity(false)
    .execute();
  return (await table.findOneByOrFail({ id: 1 })).serverEpoch;
}

/**
 * Opens the central office's database and brings it up; a file is made if it is not there.
 *
 * @throws RefusedDatabase, or what the driver threw.
 */
export async function openCentralStore(
  location: DatabaseLocation,
  newId: NewId,
  logger: Logger,
): Promise<CentralStore> {
  const database =
    location.kind === 'sqlite'
      ? await openSqlite(location.file, logger)
      : await openPostgres(location.url, logger);
  await database.write((manager) => renewStaleSummaries(centralWriter(manager)));
  const read = centralReader(database.reader);
  return {
    serverEpoch: await database.write((manager) => ensureServerEpoch(manager, newId)),
    read,
    transaction: (work) => database.write((manager) => work(centralWriter(manager))),
    importTarget: {
      upsert: (batch) => database.write((manager) => centralWriter(manager).upsert(batch)),
      loadRequests: read.loadRequests,
      loadOrders: read.loadOrders,
      hasCustomers: read.hasCustomers,
    },
    pool: () => database.pool(),
    close: () => database.close(),
  };
}
