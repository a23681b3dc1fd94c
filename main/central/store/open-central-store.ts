import type { Logger } from 'pino';
import type { EntityManager } from 'typeorm';
import type { NewId } from '../../platform/ids.ts';
import { openDoor } from '../../store/open-door.ts';
import { type CentralStore, centralReader, centralWriter } from './central-store.ts';
import { centralEntities } from './entities/central-entities.ts';
import { serverStateEntity } from './entities/server-state.ts';
import { centralMigrations } from './migrations/central-migrations.ts';
import { renewStaleSummaries } from './renew-summaries.ts';

const schema = { entities: centralEntities, migrations: centralMigrations };
/** Long enough for an import's batch in another process. */
const busyTimeout = 15_000;

/** A database that a later version made, or another program: this one would not understand it, and does not try. */
export class RefusedDatabase extends Error {
  override readonly name = 'RefusedDatabase';
  readonly reason: 'newer-database' | 'damaged';

  constructor(reason: 'newer-database' | 'damaged') {
    super(`The database is refused: ${reason}`);
    this.reason = reason;
  }
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
 * @throws RefusedDatabase, or what the driver threw.
 */
export async function openCentralStore(file: string, newId: NewId, logger: Logger): Promise<CentralStore> {
  const door = await openDoor({ schema, file, logger, busyTimeout });
  if (typeof door === 'string') throw new RefusedDatabase(door);
  await door.write((manager) => renewStaleSummaries(centralWriter(manager)));
  const read = centralReader(door.reader);
  return {
    serverEpoch: await door.write((manager) => ensureServerEpoch(manager, newId)),
    read,
    transaction: (work) => door.write((manager) => work(centralWriter(manager))),
    importTarget: {
      upsert: (batch) => door.write((manager) => centralWriter(manager).upsert(batch)),
      loadRequests: read.loadRequests,
      loadOrders: read.loadOrders,
      hasCustomers: read.hasCustomers,
    },
    close: () => door.close(),
  };
}
