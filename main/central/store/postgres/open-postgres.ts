import type pg from 'pg';
import type { Logger } from 'pino';
import { DataSource, type EntityManager, type QueryRunner } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import { migrationsOf } from '../../../store/migrate.ts';
import type { CentralDatabase } from '../central-database.ts';
import { centralEntities } from '../entities/central-entities.ts';
import { postgresMigrations } from '../migrations/central-migrations.ts';
import { RefusedDatabase } from '../refused-database.ts';
import { rebaseFeed } from './rebase-feed.ts';
import { runAgainOnClash } from './run-again-on-clash.ts';

/** Connections of one instance; a transaction has one for itself, and so has a read. */
const poolSize = 10;
/** Any number, the same in every version: who migrates holds this lock. */
const migrationLock = 4_180_060_600;

/** What a commit's promise stands on; a server that was told otherwise is not used (S1). */
const wanted = { fsync: 'on', synchronous_commit: 'on' } as const;

async function assertDurable(dataSource: DataSource): Promise<void> {
  for (const [name, value] of Object.entries(wanted)) {
    const [row]: readonly Readonly<Record<string, unknown>>[] = await dataSource.query(`SHOW ${name}`);
    if (row?.[name] !== value)
      throw new Error(`PostgreSQL runs with ${name} = ${String(row?.[name])}: it must be ${value}`);
  }
}

/** Brings the database up, one instance at a time: the others wait, and find it done. */
async function migrateAlone(dataSource: DataSource, runner: QueryRunner): Promise<void> {
  await runner.query('SELECT pg_advisory_lock($1)', [migrationLock]);
  try {
    const done = await migrationsOf(dataSource);
    const known = dataSource.migrations.map(({ name }) => name ?? '');
    if (done === null) throw new RefusedDatabase('damaged');
    if (done.some((name) => !known.includes(name))) throw new RefusedDatabase('newer-database');
    await dataSource.runMigrations({ transaction: 'all' });
    await dataSource.transaction(rebaseFeed);
  } finally {
    await runner.query('SELECT pg_advisory_unlock($1)', [migrationLock]);
  }
}

/**
 * A connection that is lost while it is lent out, and is not being asked anything, tells nobody but itself, which would end the process:
 * whoever has it hears of it with its next question.
 */
function outliveLostConnections(pool: pg.Pool): void {
  const heard = new WeakSet<pg.PoolClient>();
  pool.on('acquire', (client) => {
    if (heard.has(client)) return;
    heard.add(client);
    client.on('error', () => {});
  });
}

/**
 * Connects to a PostgreSQL database and brings it up, whichever of several instances comes first.
 *
 * @throws RefusedDatabase, or what the driver threw.
 */
export async function openPostgres(url: string, logger: Logger): Promise<CentralDatabase> {
  const dataSource = new DataSource({
    type: 'postgres',
    url,
    entities: centralEntities,
    migrations: postgresMigrations,
    synchronize: false,
    logging: false,
    applicationName: 'reversa-central',
    connectTimeoutMS: 10_000,
    poolErrorHandler: (error: { readonly code?: string }) =>
      logger.error({ code: error.code }, 'a connection to the database was lost'),
    extra: { max: poolSize, statement_timeout: 60_000, idle_in_transaction_session_timeout: 60_000 },
  });
  await dataSource.initialize();
  const pool: pg.Pool = (dataSource.driver as PostgresDriver).master;
  outliveLostConnections(pool);
  try {
    await assertDurable(dataSource);
    const runner = dataSource.createQueryRunner();
    try {
      await migrateAlone(dataSource, runner);
    } finally {
      await runner.release();
    }
  } catch (error) {
    await dataSource.destroy();
    throw error;
  }
  return {
    reader: dataSource.manager,
    write: <Value>(work: (manager: EntityManager) => Promise<Value>) =>
      runAgainOnClash(() => dataSource.transaction('READ COMMITTED', work), logger),
    pool: () => ({ total: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount }),
    close: async () => {
      if (dataSource.isInitialized) await dataSource.destroy();
    },
  };
}
