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
import type { Door } from './door.ts';
import { branchEntities } from './entities/branch-entities.ts';
import { branchMigrations } from './migrations/branch-migrations.ts';
import { openDoor } from './open-door.ts';
import type { StoreTools } from './outbox-writer.ts';
import { outcomeWriter } from './outcome-writer.ts';
import { referenceReader } from './reference-reader.ts';
import { requestReader } from './request-reader.ts';
import { type OpenResult, openFailureOf } from './sqlite-code.ts';
import { workReader } from './work-reader.ts';
import { scopeWriter } from './writer-scope.ts';

export interface OpenBranchStoreOptions extends StoreTools {
  readonly file: string;
  readonly logger: Logger;
  /** Milliseconds to wait for another process: a branch's database has one, and a second is on its way out. */
  readonly busyTimeout?: number;
}

export const branchSchema = { entities: branchEntities, migrations: branchMigrations };

function storeReader(manager: EntityManager): StoreReader {
  return {
    ...referenceReader(manager),
    ...requestReader(manager),
    ...caseReader(manager),
    ...workReader(manager),
    ...deviceReader(manager),
  };
}

function storeWriter(manager: EntityManager, tools: StoreTools): StoreWriter {
  return {
    ...storeReader(manager),
    ...deviceWriter(manager),
    ...caseWriter(manager, tools),
    ...outcomeWriter(manager),
    ...changeWriter(manager),
  };
}

function branchStore(door: Door, tools: StoreTools): BranchStore {
  return {
    ...storeReader(door.reader),
    transaction: (work) =>
      door.write(async (manager) => {
        const scope = scopeWriter(storeWriter(manager, tools));
        try {
          return await work(scope.writer);
        } finally {
          await scope.end();
        }
      }),
    close: () => door.close(),
  };
}

/**
 * Opens a branch's database, which is made if it is not there.
 *
 * @returns the store, or why the file cannot be used; nothing of it is changed then.
 */
export async function openBranchStore(options: OpenBranchStoreOptions): Promise<OpenResult<BranchStore>> {
  const { file, logger, newId, sha256, busyTimeout = 5_000 } = options;
  const settings: DatabaseSettings = { schema: branchSchema, file, logger, busyTimeout };
  try {
    const door = await openDoor(settings);
    if (typeof door === 'string') return refuse(door);
    await door.write(renewStaleProjections);
    return ok(branchStore(door, { newId, sha256 }));
  } catch (error) {
    const failure = openFailureOf(error);
    if (failure === null) throw error;
    logger.error({ failure }, 'the database could not be opened');
    return refuse(failure);
  }
}
