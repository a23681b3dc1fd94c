import { mkdir, open, readdir, readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newId, sha256 } from '../../main/platform/ids.ts';
import { openConnection } from '../../main/store/data-source.ts';
import { branchEntities } from '../../main/store/entities/branch-entities.ts';
import { migrate } from '../../main/store/migrate.ts';
import { branchMigrations } from '../../main/store/migrations/branch-migrations.ts';
import { branchSchema, openBranchStore } from '../../main/store/open-branch-store.ts';
import { customer, request } from '../builders/records.ts';
import { changesOf } from './support/changes-of.ts';
import {
  logger,
  onTheSide,
  openStore,
  type TemporaryFolder,
  temporaryFolder,
} from './support/temporary-store.ts';

let folder: TemporaryFolder;
beforeEach(async () => {
  folder = await temporaryFolder();
});
afterEach(() => folder.remove());

const tryToOpen = (file: string) => openBranchStore({ file, logger, newId, sha256, busyTimeout: 50 });

/** A store with enough in it for its file to have many pages. */
async function filledStore(file: string): Promise<void> {
  const store = await openStore(file);
  const requests = Array.from({ length: 500 }, (_, index) => request({ id: `S-${index}` }));
  await store.transaction((writer) => writer.applyChanges(changesOf({ customers: [customer()], requests })));
  await store.close();
}

describe('a database', () => {
  test('is made with its folder where there is none, by every migration', async () => {
    const file = join(folder.path, 'deep', 'down', 'branch.sqlite');
    const store = await openStore(file);
    expect(await store.getCompany()).toBeNull();
    await store.close();
    expect(await onTheSide(file, 'SELECT name FROM migrations')).toEqual(
      branchMigrations.map((Migration) => ({ name: new Migration().name })),
    );
  });

  test('has the columns that its entities name', async () => {
    await (await openStore(folder.file())).close();
    const { dataSource } = await openConnection(
      { schema: branchSchema, file: folder.file(), logger, busyTimeout: 50 },
      'reader',
    );
    for (const { tableName, columns } of dataSource.entityMetadatas) {
      const found: readonly { readonly name: string }[] = await dataSource.query(
        `PRAGMA table_info(${tableName})`,
      );
      const names = found.map(({ name }) => name);
      expect(names, tableName).toEqual(expect.arrayContaining(columns.map((column) => column.databaseName)));
    }
    await dataSource.destroy();
    expect(branchEntities.length).toBeGreaterThan(10);
  });

  test('opens again with what it holds, and without a backup as nothing was migrated', async () => {
    await filledStore(folder.file());
    const store = await openStore(folder.file());
    expect(await store.listRequests('', null, 501)).toHaveLength(500);
    await store.close();
    expect((await readdir(folder.path)).filter((name) => name.includes('before'))).toEqual([]);
  });

  test('of a file that is empty is made anew', async () => {
    await writeFile(folder.file(), '');
    const store = await openStore(folder.file());
    expect(await store.listAreas()).toEqual([]);
    await store.close();
  });

  test('that was not closed is whole', async () => {
    const first = await openStore(folder.file());
    await first.transaction((writer) => writer.setDeviceState({ deviceCode: 'LPZ-01-02' }));
    for (const suffix of ['', '-wal']) {
      await writeFile(folder.file(`copy.sqlite${suffix}`), await readFile(`${folder.file()}${suffix}`));
    }
    const copy = await openStore(folder.file('copy.sqlite'));
    expect((await copy.getDeviceState()).deviceCode).toBe('LPZ-01-02');
    await copy.close();
    await first.close();
  });
});

describe('a database of another version', () => {
  test('is refused and not touched when a later one wrote it', async () => {
    await filledStore(folder.file());
    await onTheSide(
      folder.file(),
      `INSERT INTO migrations (timestamp, name) VALUES (2, 'Later2000000000000')`,
    );
    const before = await readFile(folder.file());
    expect(await tryToOpen(folder.file())).toEqual({ ok: false, error: 'newer-database' });
    expect((await readFile(folder.file())).equals(before)).toBe(true);
  });

  test('[S7] whose list of migrations was damaged is not taken for a later one', async () => {
    await filledStore(folder.file());
    await onTheSide(folder.file(), `UPDATE migrations SET name = 'x' || name WHERE id = 2`);
    expect(await tryToOpen(folder.file())).toEqual({ ok: false, error: 'damaged' });
    await onTheSide(folder.file(), 'DELETE FROM migrations WHERE id = 2');
    expect(await tryToOpen(folder.file())).toEqual({ ok: false, error: 'damaged' });
  });

  test('is copied before it is migrated from an earlier one', async () => {
    await filledStore(folder.file());
    class Further2999999999999 {
      readonly name = 'Further2999999999999';
      async up(runner: { query(sql: string): Promise<unknown> }): Promise<void> {
        await runner.query('DELETE FROM service_request');
      }
      async down(): Promise<void> {}
    }
    const later = new DataSource({
      type: 'sqlite',
      database: folder.file(),
      migrations: [...branchMigrations, Further2999999999999],
      logging: false,
    });
    await later.initialize();
    expect(await migrate(later, folder.file())).toBeNull();
    await later.destroy();
    const backup = `${folder.file()}.before-Further2999999999999`;
    expect(await onTheSide(folder.file(), 'SELECT count(*) AS n FROM service_request')).toEqual([{ n: 0 }]);
    expect(await onTheSide(backup, 'SELECT count(*) AS n FROM service_request')).toEqual([{ n: 500 }]);
    expect((await readdir(folder.path)).filter((name) => name.endsWith('.part'))).toEqual([]);
  });
});

describe('a file that cannot be used', () => {
  test('as it is no database is damaged, and stays as it is', async () => {
    const text = 'this is no database. '.repeat(500);
    await writeFile(folder.file(), text);
    expect(await tryToOpen(folder.file())).toEqual({ ok: false, error: 'damaged' });
    expect(await readFile(folder.file(), 'utf8')).toBe(text);
  });

  test('as its end is missing is damaged', async () => {
    await filledStore(folder.file());
    await truncate(folder.file(), 20_000);
    expect(await tryToOpen(folder.file())).toEqual({ ok: false, error: 'damaged' });
  });

  test('as its first pages were overwritten is damaged', async () => {
    await filledStore(folder.file());
    const file = await open(folder.file(), 'r+');
    await file.write(Buffer.alloc(8_000, 0x5a), 0, 8_000, 100);
    await file.close();
    expect(await tryToOpen(folder.file())).toEqual({ ok: false, error: 'damaged' });
  });

  test('as it is a database of another program is damaged', async () => {
    await onTheSide(folder.file(), 'CREATE TABLE area (other TEXT)');
    expect(await tryToOpen(folder.file())).toEqual({ ok: false, error: 'damaged' });
  });

  test('as a folder stands there, or a file where its folder belongs, is unwritable', async () => {
    await mkdir(folder.file());
    expect(await tryToOpen(folder.file())).toEqual({ ok: false, error: 'unwritable' });
    await writeFile(join(folder.path, 'note'), 'x');
    expect(await tryToOpen(join(folder.path, 'note', 'branch.sqlite'))).toEqual({
      ok: false,
      error: 'unwritable',
    });
  });

  test('as another program keeps it to itself is locked', async () => {
    await filledStore(folder.file());
    const { dataSource } = await openConnection(
      { schema: branchSchema, file: folder.file(), logger, busyTimeout: 50 },
      'writer',
    );
    await dataSource.query('PRAGMA locking_mode = EXCLUSIVE');
    await dataSource.query('BEGIN IMMEDIATE');
    expect(await tryToOpen(folder.file())).toEqual({ ok: false, error: 'locked' });
    await dataSource.query('COMMIT');
    await dataSource.destroy();
    const store = await openStore(folder.file());
    await store.close();
  });
});
