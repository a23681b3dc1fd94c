import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { DatabaseLocation } from '../../../../main/central/store/central-database.ts';
import { openCentralStore } from '../../../../main/central/store/open-central-store.ts';
import { openPostgres } from '../../../../main/central/store/postgres/open-postgres.ts';
import { RefusedDatabase } from '../../../../main/central/store/refused-database.ts';
import { newId } from '../../../../main/platform/ids.ts';
import { createEmptyDatabase, dropDatabase, withClient } from '../../../support/postgres-database.ts';
import { baseRecords } from '../../support/start-central.ts';

const logger = pino({ level: 'silent' });
let url: string;
const location = (): DatabaseLocation => ({ kind: 'postgres', url });

beforeAll(async () => {
  url = await createEmptyDatabase(inject('postgresUrl') ?? '', `reversa_open_${process.pid}`);
});
afterAll(() => dropDatabase(url));

describe('a PostgreSQL database', () => {
  it('is brought up once by instances that start at the same moment', async () => {
    const stores = await Promise.all(
      Array.from({ length: 5 }, () => openCentralStore(location(), newId, logger)),
    );
    const [first] = stores;
    expect(new Set(stores.map(({ serverEpoch }) => serverEpoch)).size).toBe(1);
    await first?.importTarget.upsert(baseRecords());
    expect(await Promise.all(stores.map(({ read }) => read.isEmpty()))).toEqual(stores.map(() => false));
    await Promise.all(stores.map((store) => store.close()));
  });

  it('has a log and a ledger that only grow', async () => {
    await withClient(url, async (client) => {
      await client.query(
        `INSERT INTO case_event VALUES ('e', 'c', 0, '{}', repeat('0', 64), repeat('1', 64), 'accepted')`,
      );
      await expect(client.query(`UPDATE case_event SET body = ''`)).rejects.toThrow('append-only');
      await expect(client.query('DELETE FROM case_event')).rejects.toThrow('append-only');
    });
  });

  it('orders keys by their bytes, whatever the language of the server', async () => {
    await withClient(url, async (client) => {
      const { rows } = await client.query<{ name: string }>(
        `SELECT table_name || '.' || column_name AS name FROM information_schema.columns
          WHERE table_schema = 'public' AND collation_name IS DISTINCT FROM 'C' AND data_type = 'text'
            AND column_name IN ('id', 'caseId', 'eventId', 'hash', 'key', 'scope', 'requestId')`,
      );
      expect(rows).toEqual([]);
    });
  });

  it('of a later version is refused and left as it is', async () => {
    const future = `INSERT INTO migrations (timestamp, name) VALUES (9999999999999, 'FromTheFuture')`;
    await withClient(url, (client) => client.query(future));
    await expect(openCentralStore(location(), newId, logger)).rejects.toThrow(RefusedDatabase);
    await withClient(url, (client) => client.query(`DELETE FROM migrations WHERE name = 'FromTheFuture'`));
    await (await openCentralStore(location(), newId, logger)).close();
  });

  it('of another program is refused', async () => {
    const other = await createEmptyDatabase(inject('postgresUrl') ?? '', `reversa_other_${process.pid}`);
    await withClient(other, (client) => client.query('CREATE TABLE invoice (id integer)'));
    await expect(openPostgres(other, logger)).rejects.toThrow(RefusedDatabase);
    await dropDatabase(other);
  });

  it('[S1] is not used when it does not wait for the disk', async () => {
    const name = new URL(url).pathname.slice(1);
    const set = (value: string) =>
      withClient(url, (client) => client.query(`ALTER DATABASE ${name} SET synchronous_commit = ${value}`));
    await set('off');
    await expect(openPostgres(url, logger)).rejects.toThrow('synchronous_commit = off');
    await set('on');
  });
});
