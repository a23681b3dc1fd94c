import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { feedStart } from '../../../../main/central/feed/cursor.ts';
import type { ChangePage } from '../../../../main/central/feed/pull-changes.ts';
import { pullChanges } from '../../../../main/central/feed/pull-changes.ts';
import { defaultSettings } from '../../../../shared/domain/settings.ts';
import { withClient } from '../../../support/postgres-database.ts';
import { startCentral, type TestCentral } from '../../support/start-central.ts';

const isTorture = Boolean(process.env.REVERSA_TORTURE);
const writers = 8;
const rowsEach = isTorture ? 1_500 : 60;

let office: TestCentral;
beforeEach(async () => {
  office = await startCentral();
});
afterEach(() => office.close());

const urlOf = () => office.databaseUrl ?? '';
const putIn = `INSERT INTO feed (scope, kind, key, deleted) VALUES ('LPZ', 'request', $1, 1)`;

/** Takes its number at once and commits later, sometimes much later than those that came after it. */
async function writeSlowly(writer: number): Promise<void> {
  await withClient(urlOf(), async (client) => {
    for (let row = 0; row < rowsEach; row += 1) {
      await client.query('BEGIN');
      await client.query(putIn, [`W-${writer}-${row}`]);
      const ms = (writer * 7 + row * 13) % 10 === 0 ? 25 : 0;
      if (ms > 0) await new Promise((resolve) => setTimeout(resolve, ms));
      await client.query('COMMIT');
    }
  });
}

/** Follows the feed while it is written, and once more afterwards. */
async function follow(next: () => Promise<readonly string[]>): Promise<ReadonlySet<string>> {
  const seen = new Set<string>();
  let isWriting = true;
  const writing = Promise.all(Array.from({ length: writers }, (_, writer) => writeSlowly(writer))).then(
    () => {
      isWriting = false;
    },
  );
  while (isWriting) {
    for (const key of await next()) seen.add(key);
  }
  await writing;
  for (let keys = await next(); keys.length > 0; keys = await next()) {
    for (const key of keys) seen.add(key);
  }
  return seen;
}

const isWritten = (key: string) => key.startsWith('W-');

async function page(cursor: string | null, limit = 500): Promise<ChangePage> {
  const pulled = await pullChanges(office.central.store, 'LPZ', cursor, limit);
  if (!pulled.ok) throw new Error(pulled.error);
  return pulled.value;
}

describe('the feed, while several write', () => {
  it('[S14] is followed by the bounded cursor without a gap', async () => {
    let cursor: string | null = null;
    const seen = await follow(async () => {
      const pulled: ChangePage = await page(cursor);
      cursor = pulled.cursor;
      return pulled.changes.map(({ key }) => key);
    });
    expect([...seen].filter(isWritten)).toHaveLength(writers * rowsEach);
  });

  it('[S14] a plain cursor by number misses rows, so that the test above can fail', async () => {
    const client = new pg.Client({ connectionString: urlOf() });
    await client.connect();
    let after = 0;
    const seen = await follow(async () => {
      const { rows } = await client.query<{ seq: string; key: string }>(
        'SELECT seq, key FROM feed WHERE seq > $1 ORDER BY seq LIMIT 500',
        [after],
      );
      after = Number(rows.at(-1)?.seq ?? after);
      return rows.map(({ key }) => key);
    });
    await client.end();
    expect([...seen].filter(isWritten).length).toBeLessThan(writers * rowsEach);
  });

  it('[S14] hands nothing out that an older transaction could still come before', async () => {
    const { cursor } = await page(null, 2000);
    await withClient(urlOf(), async (slow) => {
      await slow.query('BEGIN');
      await slow.query(putIn, ['W-slow']);
      await withClient(urlOf(), (fast) => fast.query(putIn, ['W-fast']));
      expect((await page(cursor)).changes).toEqual([]);
      await slow.query('COMMIT');
    });
    expect((await page(cursor)).changes.map(({ key }) => key)).toEqual(['W-slow', 'W-fast']);
  });

  it('moves a record that two renew at once, and neither fails', async () => {
    const users = Array.from({ length: 12 }, (_, index) =>
      office.central.store.transaction((writer) =>
        writer.saveSettings({ ...defaultSettings, takeMinutes: 60 + index }),
      ),
    );
    await Promise.all(users);
    const rows = await office.central.store.read.listFeed('LPZ', feedStart, 1000);
    expect(rows.filter(({ kind }) => kind === 'settings')).toHaveLength(1);
  });
});

describe('a database that was copied into another server', () => {
  it('is dated anew in its order, and every branch begins again', async () => {
    const before = await page(null, 2000);
    await withClient(urlOf(), (client) =>
      client.query(`UPDATE feed SET txid = '99999999999'::xid8 WHERE kind <> 'company'`),
    );
    await office.restart();
    const after = await page(before.cursor, 2000);
    expect(after.changes.map(({ key }) => key).sort()).toEqual(before.changes.map(({ key }) => key).sort());
    expect((await page(after.cursor)).changes).toEqual([]);
  });

  it('refuses a cursor of a state that it has not reached', async () => {
    const { cursor } = await page(null, 2000);
    await withClient(urlOf(), (client) => client.query(`SELECT setval('feed_seq_seq', 1)`));
    expect(await pullChanges(office.central.store, 'LPZ', cursor, 10)).toEqual({
      ok: false,
      error: 'cursor-unknown',
    });
  });
});
