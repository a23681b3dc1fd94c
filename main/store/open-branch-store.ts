import type { Logger } from 'pino';
import type { EntityManager } from 'typeorm';
import { ok, refuse } from '../../shared/result.ts';
import type { BranchStore, StoreReader, StoreWriter } from './branch-store.ts';
import { renewStaleProjections } from './case-projection.ts';
import { caseReader } from './case-reader.ts';
import { caseWriter } from './case-writer.ts';
import { changeWriter } from './change-writer.ts';
import type { DatabaseSettings } from './data-source.ts';
import { deviceReader, deviceWriter } from './device-tables.ts';
import { documentReader, documentWriter } from './document-tables.ts';
import type { Door } from './door.ts';
import { branchEntities } from './entities/branch-entities.ts';
import { branchMigrations } from './migrations/branch-migrations.ts';
import { openDoor } from './open-door.ts';
import { againWriter } from './outbox-again.ts';
import { outboxReader } from './outbox-reader.ts';
import type { StoreTools } from './outbox-writer.ts';
import { outcomeWriter } from './outcome-writer.ts';
import { recordReader } from './record-reader.ts';
import { referenceReader } from './reference-reader.ts';
import { repairWriter } from './repair-writer.ts';
import { requestReader } from './request-reader.ts';
import { snapshotWriter } from './snapshot-writer.ts';
import { type OpenResult, openFailureOf } from './sqlite-code.ts';
import { type StoreWatch, transactions } from './transactions.ts';
import { trayReader, trayWriter } from './tray-tables.ts';
import { workReader } from './work-reader.ts';

export interface OpenBranchStoreOptions extends StoreTools {
  readonly file: string;
  readonly logger: Logger;
  /** Milliseconds to wait for another process: a branch's database has one, and a second is on its way out. */
  readonly busyTimeout?: number;
}

export const branchSchema = { entities: branchEntities, migrations: branchMigrations };

/** What one connection reads. */
export function storeReader(manager: EntityManager): StoreReader {
  return {
    ...referenceReader(manager),
    ...requestReader(manager),
    ...caseReader(manager),
    ...workReader(manager),
    ...deviceReader(manager),
    ...recordReader(manager),
    ...documentReader(manager),
    ...outboxReader(manager),
    ...trayReader(manager),
  };
}

/** What one connection writes, within a transaction. */
export function storeWriter(manager: EntityManager, tools: StoreTools): StoreWriter {
  const changes = changeWriter(manager);
  return {
    ...storeReader(manager),
    ...deviceWriter(manager),
    ...documentWriter(manager),
    ...caseWriter(manager, tools),
    ...outcomeWriter(manager),
    ...againWriter(manager, tools),
    ...changes,
    ...repairWriter(manager, changes.applyChanges),
    ...snapshotWriter(manager),
    ...trayWriter(manager),
  };
}

/** @param watch what stands beside the database; null where nothing does. */
export function branchStore(door: Door, tools: StoreTools, watch: StoreWatch | null): BranchStore {
  return {
    ...storeReader(door.reader),
    transaction: transactions(door, storeWriter, tools, watch),
    async close() {
      await door.close();
      await watch?.journal.close();
    },
  };
}

/**
 * Opens a branch's database, which is made if it is not there, and brings it up.
 *
 * @returns the way to it, or why the file cannot be used; nothing of it is changed then.
 */
export async function openBranchDoor(options: OpenBranchStoreOptions): Promise<OpenResult<Door>> {
  const { file, logger, busyTimeout = 5_000 } = options;
  const settings: DatabaseSettings = { schema: branchSchema, file, logger, busyTimeout };
  let door: Door | null = null;
  try {
    const opened = await openDoor(settings);
    if (typeof opened === 'string') return refuse(opened);
    door = opened;
    await door.write(renewStaleProjections);
    return ok(door);
  } catch (error) {
    await door?.close();
    const failure = openFailureOf(error);
    if (failure === null) throw error;
    logger.error({ failure }, 'the database could not be opened');
    return refuse(failure);
  }
}

/** Opens a branch's database by itself, with nothing beside it: no journal, no quarantine, no backups. */
export async function openBranchStore(options: OpenBranchStoreOptions): Promise<OpenResult<BranchStore>> {
  const door = await openBranchDoor(options);
  return door.ok ? ok(branchStore(door.value, options, null)) : door;
}
