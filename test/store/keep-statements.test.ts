import type { DataSource } from 'typeorm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openConnection } from '../../main/store/data-source.ts';
import { branchSchema } from '../../main/store/open-branch-store.ts';
import { logger, type TemporaryFolder, temporaryFolder } from './support/temporary-store.ts';

let folder: TemporaryFolder;
let dataSource: DataSource;

beforeEach(async () => {
  folder = await temporaryFolder();
  const opened = await openConnection(
    { schema: branchSchema, file: folder.file(), logger, busyTimeout: 100 },
    'writer',
  );
  dataSource = opened.dataSource;
  await dataSource.query('CREATE TABLE thing (id INTEGER PRIMARY KEY, name TEXT)');
});

afterEach(async () => {
  if (dataSource.isInitialized) await dataSource.destroy();
  await folder.remove();
});

const insert = (id: number, name: string) =>
  dataSource.query('INSERT INTO thing (id, name) VALUES (?, ?)', [id, name]);
const names = async () => {
  const rows: readonly { readonly name: string }[] = await dataSource.query(
    'SELECT * FROM thing ORDER BY id',
  );
  return rows.map(({ name }) => name);
};

describe('a statement that is kept', () => {
  test('answers each call with its own values', async () => {
    await Promise.all(['a', 'b', 'c', 'd'].map((name, index) => insert(index, name)));
    expect(await names()).toEqual(['a', 'b', 'c', 'd']);
    const ask = (id: number) => dataSource.query('SELECT name FROM thing WHERE id = ?', [id]);
    expect(await Promise.all([ask(2), ask(0), ask(9)])).toEqual([[{ name: 'c' }], [{ name: 'a' }], []]);
  });

  test('works again after a call that failed', async () => {
    await insert(1, 'a');
    await expect(insert(1, 'b')).rejects.toThrow('UNIQUE');
    await insert(2, 'c');
    expect(await names()).toEqual(['a', 'c']);
  });

  test('holds no lock behind a call', async () => {
    await insert(1, 'a');
    await dataSource.query('SELECT * FROM thing');
    await dataSource.query('BEGIN IMMEDIATE');
    await insert(2, 'b');
    await dataSource.query('ROLLBACK');
    expect(await dataSource.query('PRAGMA wal_checkpoint(TRUNCATE)')).toMatchObject([{ busy: 0 }]);
    expect(await names()).toEqual(['a']);
  });

  test('follows a table that was changed', async () => {
    await insert(1, 'a');
    await dataSource.query('SELECT * FROM thing');
    await dataSource.query('ALTER TABLE thing ADD COLUMN more TEXT');
    expect(await dataSource.query('SELECT * FROM thing')).toEqual([{ id: 1, name: 'a', more: null }]);
  });
});

test('a statement that cannot be parsed is answered each time, also when it is asked for at once', async () => {
  const ask = () => dataSource.query('SELECT id FROM nowhere');
  const settled = await Promise.allSettled([ask(), ask()]);
  expect(settled.map((each) => each.status)).toEqual(['rejected', 'rejected']);
  await expect(ask()).rejects.toThrow('no such table');
});

test('more statements than are kept work as well, and so does closing', async () => {
  for (let number = 0; number < 250; number += 1) {
    expect(await dataSource.query(`SELECT ${number} AS number`)).toEqual([{ number }]);
  }
  await dataSource.destroy();
  expect(dataSource.isInitialized).toBe(false);
});
