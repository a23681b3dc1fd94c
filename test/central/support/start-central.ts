import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { inject } from 'vitest';
import { type Central, type CentralOptions, createCentral } from '../../../main/central/central.ts';
import type { ImportBatch } from '../../../main/central/import/records.ts';
import { newId } from '../../../main/platform/ids.ts';
import { createDatabase, dropDatabase } from '../../support/postgres-database.ts';
import '../../support/provide-postgres.ts';
import { baseRecords, recordsOf, startOfTests, user } from './office-records.ts';

export { baseRecords, recordsOf, startOfTests, user };

export interface TestCentral {
  readonly central: Central;
  readonly folder: string;
  /** Where the tests run on PostgreSQL. */
  readonly databaseUrl: string | null;
  now(): string;
  setNow(instant: string): void;
  /** Closes and opens it again on the same folder. */
  restart(): Promise<Central>;
  close(): Promise<void>;
}

/** A central office of its own in a temporary folder, or in a database of its own where the tests run on PostgreSQL, with a clock that stands until it is set. */
export async function startCentral(
  records: ImportBatch | null = baseRecords(),
  parts: Partial<CentralOptions> = {},
): Promise<TestCentral> {
  const folder = await mkdtemp(join(tmpdir(), 'reversa-central-'));
  let instant = startOfTests;
  const clock = { now: () => instant, monotonic: () => performance.now() };
  const clusterUrl = inject('postgresUrl');
  const databaseUrl = clusterUrl === undefined ? null : await createDatabase(clusterUrl);
  const logger = pino({ level: 'silent' });
  const options = { dataFolder: folder, databaseUrl, clock, newId, logger, ...parts };
  let central = await createCentral(options);
  if (records !== null) await central.store.importTarget.upsert(records);
  return {
    get central() {
      return central;
    },
    folder,
    databaseUrl,
    now: () => instant,
    setNow(value) {
      instant = value;
    },
    async restart() {
      await central.close();
      central = await createCentral(options);
      return central;
    },
    async close() {
      await central.close();
      await rm(folder, { recursive: true, force: true });
      if (databaseUrl !== null) await dropDatabase(databaseUrl);
    },
  };
}
