import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { centralEntities } from '../../../main/central/store/entities/central-entities.ts';
import { centralMigrations } from '../../../main/central/store/migrations/central-migrations.ts';
import { openCentralStore } from '../../../main/central/store/open-central-store.ts';
import { newId } from '../../../main/platform/ids.ts';
import { openConnection } from '../../../main/store/data-source.ts';
import { openDoor } from '../../../main/store/open-door.ts';
import { runRaw } from '../../central/support/raw-database.ts';
import { onTheSide } from '../../store/support/temporary-store.ts';

const logger = pino({ level: 'silent' });
let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reversa-central-'));
  file = join(folder, 'central.sqlite');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A database as the first version left it, with a user and a case. */
async function seedFirstVersion(): Promise<void> {
  const schema = { entities: [], migrations: centralMigrations.slice(0, 1) };
  const door = await openDoor({ schema, file, logger, busyTimeout: 50 });
  if (typeof door === 'string') throw new Error(door);
  await door.close();
  await runRaw(
    folder,
    `INSERT INTO area VALUES ('LPZ-01', 'Sucursal de prueba', 'LPZ')`,
    `INSERT INTO user_account VALUES ('u-1', 'u-1', 'Asesora', 'counter-advisor', 'LPZ-01', '$argon2id$x', 1, NULL)`,
    `INSERT INTO case_summary VALUES ('c-1', 'LPZ-01-01-000001', 'S-1', 'Cliente', '4512345 LP', 'annulled', NULL, '[]',
      'u-1', 'Asesora', 'LPZ-01', 'Sucursal de prueba', '2026-11-23T14:00:00.000Z', '2026-11-23T14:05:00.000Z', NULL, 0,
      'Motivo económico', 'cliente')`,
    `INSERT INTO feed (scope, kind, key, deleted) VALUES ('LPZ', 'user', 'u-1', 0)`,
  );
}

async function migrated(): Promise<void> {
  await (await openCentralStore({ kind: 'sqlite', file }, newId, logger)).close();
}

const columnsOf = async (table: string) =>
  (await onTheSide(file, `PRAGMA table_info(${table})`)).map(({ name }) => name);

describe('a database of the first version', () => {
  it('gets what sections A.7 to B.13 need, and keeps what it holds', async () => {
    await seedFirstVersion();
    const [before] = await onTheSide(file, 'SELECT * FROM case_summary');
    const [user] = await onTheSide(file, 'SELECT * FROM user_account');
    await migrated();
    const added = {
      centre: null,
      process: null,
      annulmentType: null,
      outcome: null,
      endedAt: null,
      holderId: null,
      holderName: null,
      heldAt: null,
      waitingSince: null,
      annulledAt: null,
      work: null,
    };
    expect(await onTheSide(file, 'SELECT * FROM case_summary')).toEqual([{ ...before, ...added }]);
    expect(await onTheSide(file, 'SELECT * FROM user_account')).toEqual([{ ...user, email: null }]);
    expect(await onTheSide(file, 'SELECT scope, kind, key FROM feed')).toEqual([
      { scope: 'LPZ', kind: 'user', key: 'u-1' },
    ]);
    expect(await onTheSide(file, 'SELECT * FROM mail')).toEqual([]);
    expect(await onTheSide(file, 'SELECT * FROM settings')).toEqual([]);
  });

  it('is copied before', async () => {
    await seedFirstVersion();
    await migrated();
    expect(await readdir(folder)).toContainEqual(expect.stringMatching(/^central\.sqlite\.before-\w+$/));
  });

  it('is as a new one afterwards', async () => {
    await seedFirstVersion();
    await migrated();
    const schemaOf = () => onTheSide(file, `SELECT name, sql FROM sqlite_master ORDER BY name`);
    const brought = await schemaOf();
    await rm(folder, { recursive: true });
    folder = await mkdtemp(join(tmpdir(), 'reversa-central-'));
    file = join(folder, 'central.sqlite');
    await migrated();
    expect(brought).toEqual(await schemaOf());
  });
});

describe('a database', () => {
  it('has the columns that its entities name', async () => {
    await migrated();
    const schema = { entities: centralEntities, migrations: centralMigrations };
    const { dataSource } = await openConnection({ schema, file, logger, busyTimeout: 50 }, 'reader');
    for (const { tableName, columns } of dataSource.entityMetadatas) {
      const names = columns.map((column) => column.databaseName);
      expect(await columnsOf(tableName), tableName).toEqual(expect.arrayContaining(names));
    }
    await dataSource.destroy();
  });

  it('finds due mails by their index', async () => {
    await migrated();
    const plan = await onTheSide(
      file,
      `EXPLAIN QUERY PLAN SELECT * FROM mail WHERE state = 'queued' AND dueAt <= '2026' ORDER BY dueAt LIMIT 20`,
    );
    expect(plan.map(({ detail }) => detail)).toEqual([
      'SEARCH mail USING INDEX mail_due (state=? AND dueAt<?)',
    ]);
  });
});
