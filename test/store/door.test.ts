import { setTimeout as pause } from 'node:timers/promises';
import type { DataSource, EntityManager } from 'typeorm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type DatabaseSettings, openConnection } from '../../main/store/data-source.ts';
import { Door } from '../../main/store/door.ts';
import { branchSchema } from '../../main/store/open-branch-store.ts';
import { logger, onTheSide, type TemporaryFolder, temporaryFolder } from './support/temporary-store.ts';

let folder: TemporaryFolder;
let settings: DatabaseSettings;
let door: Door;
/** What a program would use that knows nothing of the door: one data source for everything. */
let single: DataSource;

beforeEach(async () => {
  folder = await temporaryFolder();
  settings = { schema: branchSchema, file: folder.file(), logger, busyTimeout: 100 };
  const writer = await openConnection(settings, 'writer');
  await writer.dataSource.query('CREATE TABLE act (id INTEGER PRIMARY KEY)');
  await writer.dataSource.query(
    'CREATE TABLE sending (act INTEGER PRIMARY KEY REFERENCES act (id) DEFERRABLE INITIALLY DEFERRED)',
  );
  door = new Door(settings, writer, await openConnection(settings, 'reader'));
  single = (await openConnection(settings, 'writer')).dataSource;
});

afterEach(async () => {
  await door.close();
  await single.destroy();
  await folder.remove();
});

async function insert(manager: EntityManager, id: number): Promise<void> {
  await manager.query('INSERT INTO act (id) VALUES (?)', [id]);
}

/** An act and its sending, aborted in between where the business rules say so. */
function actAndSending(id: number, aborts: boolean): (manager: EntityManager) => Promise<number> {
  return async (manager) => {
    await insert(manager, id);
    if (aborts) throw new Error('not allowed');
    await manager.query('INSERT INTO sending (act) VALUES (?)', [id]);
    return id;
  };
}

/** A sending without its act: the deferred key makes the commit fail, and nothing before it. */
async function failAtCommit(manager: EntityManager): Promise<void> {
  await manager.query('INSERT INTO sending (act) VALUES (999999)');
}

async function acknowledged(results: readonly Promise<number>[]): Promise<readonly number[]> {
  const settled = await Promise.allSettled(results);
  return settled.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
}

/** As a second process sees it. */
async function onDisk(table: 'act' | 'sending' = 'act'): Promise<readonly number[]> {
  const column = table === 'act' ? 'id' : 'act';
  const rows = await onTheSide(settings.file, `SELECT ${column} AS id FROM ${table} ORDER BY 1`);
  return rows.map(({ id }) => Number(id));
}

describe('two transactions and an insert at once', () => {
  const aborted = async (manager: EntityManager): Promise<number> => {
    await insert(manager, 1);
    await pause(40);
    throw new Error('not allowed');
  };
  const sound = async (manager: EntityManager): Promise<number> => {
    await insert(manager, 2);
    await pause(5);
    await insert(manager, 3);
    return 2;
  };
  const alone = (manager: EntityManager): Promise<number> => insert(manager, 4).then(() => 4);

  test('lose nothing behind the door', async () => {
    const results = [door.write(aborted), door.write(sound), pause(15).then(() => door.write(alone))];
    expect(await acknowledged(results)).toEqual([2, 4]);
    expect(await onDisk()).toEqual([2, 3, 4]);
  });

  test('a single data source loses the sound transaction', async () => {
    const results = [single.transaction(aborted), single.transaction(sound)];
    expect(await acknowledged(results)).toEqual([]);
  });

  test('a single data source loses the acknowledged insert', async () => {
    const results = [single.transaction(aborted), pause(15).then(() => alone(single.manager))];
    expect(await acknowledged(results)).toEqual([4]);
    expect(await onDisk()).toEqual([]);
  });
});

describe('a thousand transactions at once, one in ten aborted', () => {
  const ids = Array.from({ length: 1000 }, (_, index) => index + 1);
  const run = (write: Door['write']) =>
    acknowledged(ids.map((id) => write(actAndSending(id, id % 10 === 0))));

  test('are none lost and none half done behind the door', async () => {
    const done = await run((work) => door.write(work));
    expect(done).toEqual(ids.filter((id) => id % 10 !== 0));
    expect(await onDisk('act')).toEqual(done);
    expect(await onDisk('sending')).toEqual(done);
  });

  test('a single data source loses sound ones', async () => {
    const done = await run((work) => single.transaction(work));
    expect(done.length).toBeLessThan(900);
  });
});

describe('after a commit that failed and an aborted transaction', () => {
  async function run(write: Door['write']): Promise<readonly number[]> {
    await expect(write(failAtCommit)).rejects.toThrow('FOREIGN KEY');
    await expect(write(actAndSending(1, true))).rejects.toThrow();
    const done: number[] = [];
    for (let id = 2; id <= 50; id += 1) done.push(...(await acknowledged([write(actAndSending(id, false))])));
    return done;
  }

  test('everything acknowledged behind the door is on the disk', async () => {
    const done = await run((work) => door.write(work));
    expect(done).toHaveLength(49);
    expect(await onDisk('act')).toEqual(done);
    expect(await onDisk('sending')).toEqual(done);
  });

  test('a single data source acknowledges and keeps nothing', async () => {
    // A passing fault: the commit and the rollback after it find the disk full, as one statement that fails stands for here.
    const runner = single.createQueryRunner();
    await runner.startTransaction();
    await failAtCommit(runner.manager);
    await expect(runner.commitTransaction()).rejects.toThrow('FOREIGN KEY');
    await runner.query('DELETE FROM sending');
    await expect(single.transaction(actAndSending(1, true))).rejects.toThrow();
    const done: number[] = [];
    for (let id = 2; id <= 50; id += 1) done.push(await single.transaction(actAndSending(id, false)));
    expect(done).toHaveLength(49);
    expect(await onDisk('act')).toEqual([]);
  });
});

describe('a reader', () => {
  async function seesUncommitted(write: Door['write'], reader: EntityManager): Promise<number> {
    const aborted = write(async (manager) => {
      await insert(manager, 1);
      await pause(30);
      throw new Error('not allowed');
    });
    await pause(10);
    const rows: readonly unknown[] = await reader.query('SELECT id FROM act');
    await expect(aborted).rejects.toThrow();
    return rows.length;
  }

  test('never sees what was not committed behind the door', async () => {
    expect(await seesUncommitted((work) => door.write(work), door.reader)).toBe(0);
  });

  test('a single data source shows it', async () => {
    expect(await seesUncommitted((work) => single.transaction(work), single.manager)).toBe(1);
  });

  test('sees what was committed at once, and cannot write', async () => {
    await door.write((manager) => insert(manager, 7));
    expect(await door.reader.query('SELECT id FROM act')).toEqual([{ id: 7 }]);
    await expect(insert(door.reader, 8)).rejects.toThrow('SQLITE_READONLY');
  });
});

describe('a transaction', () => {
  test('comes in the order of the calls', async () => {
    const order: number[] = [];
    await Promise.all(
      [1, 2, 3, 4].map((id) =>
        door.write(async (manager) => {
          await pause(5 - id);
          await insert(manager, id);
          order.push(id);
        }),
      ),
    );
    expect(order).toEqual([1, 2, 3, 4]);
  });

  test('is undone when a statement failed, even where its work went on', async () => {
    const swallowed = door.write(async (manager) => {
      await insert(manager, 1);
      await insert(manager, 1).catch(() => {});
      await insert(manager, 2);
    });
    await expect(swallowed).rejects.toThrow('UNIQUE');
    expect(await onDisk()).toEqual([]);
    await door.write((manager) => insert(manager, 3));
    expect(await onDisk()).toEqual([3]);
  });

  test('that TypeORM began within it is undone, and the next one is sound', async () => {
    const nested = door.write((manager) => manager.transaction((inner) => insert(inner, 1)));
    await expect(nested).rejects.toThrow();
    await door.write((manager) => insert(manager, 2));
    expect(await onDisk()).toEqual([2]);
  });

  test('that SQLite ended by itself leaves nothing, and the next one is sound', async () => {
    const ended = door.write(async (manager) => {
      await insert(manager, 1);
      await manager.query('INSERT OR ROLLBACK INTO act (id) VALUES (1)').catch(() => {});
      await insert(manager, 2);
    });
    await expect(ended).rejects.toThrow();
    await door.write((manager) => insert(manager, 3));
    expect(await onDisk()).toContain(3);
    expect(await onDisk()).not.toContain(1);
  });

  test('that finds no room is refused, and everything after it is on the disk', async () => {
    const limit = (pages: number) =>
      door.write((manager) => manager.query(`PRAGMA max_page_count = ${pages}`));
    await limit(1);
    const tooLarge = door.write(async (manager) => {
      await insert(manager, 1);
      await manager.query('CREATE TABLE large AS SELECT zeroblob(100000) AS content');
    });
    await expect(tooLarge).rejects.toThrow('SQLITE_FULL');
    await expect(door.write(actAndSending(2, true))).rejects.toThrow('not allowed');
    await limit(1_000_000);
    for (let id = 3; id <= 20; id += 1) await door.write(actAndSending(id, false));
    expect(await onDisk('act')).toEqual(await onDisk('sending'));
    expect(await onDisk()).toHaveLength(18);
  });

  test('waits no longer than it was told for another process, and succeeds once that is gone', async () => {
    const other = (await openConnection(settings, 'writer')).dataSource;
    await other.query('BEGIN IMMEDIATE');
    await expect(door.write((manager) => insert(manager, 1))).rejects.toThrow('SQLITE_BUSY');
    await other.query('COMMIT');
    await other.destroy();
    await door.write((manager) => insert(manager, 2));
    expect(await onDisk()).toEqual([2]);
  });

  test('is refused once the door is closed, after those that were asked for before', async () => {
    const before = door.write((manager) => insert(manager, 1));
    const closing = door.close();
    await expect(door.write((manager) => insert(manager, 2))).rejects.toThrow('closed');
    await Promise.all([before, closing]);
    expect(await onDisk()).toEqual([1]);
  });
});

test.each(['writer', 'reader'] as const)('a %s connection keeps what makes a commit durable', async (use) => {
  const { dataSource } = await openConnection(settings, use);
  expect(await dataSource.query('PRAGMA journal_mode')).toEqual([{ journal_mode: 'wal' }]);
  expect(await dataSource.query('PRAGMA synchronous')).toEqual([{ synchronous: 2 }]);
  expect(await dataSource.query('PRAGMA foreign_keys')).toEqual([{ foreign_keys: 1 }]);
  await dataSource.destroy();
});
