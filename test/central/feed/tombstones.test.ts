import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pullChanges } from '../../../main/central/feed/pull-changes.ts';
import { purgeTombstones, tombstoneDays } from '../../../main/central/feed/purge-tombstones.ts';
import { importBatch } from '../../../main/central/import/records.ts';
import {
  type PullResponse,
  protocolErrorSchema,
  pullResponseSchema,
} from '../../../shared/protocol/endpoints.ts';
import { refuse } from '../../../shared/result.ts';
import { type DeviceClient, enrolClient } from '../support/device-client.ts';
import { startCentral, startOfTests, type TestCentral, user } from '../support/start-central.ts';

let office: TestCentral;
let device: DeviceClient;
beforeEach(async () => {
  office = await startCentral();
  device = await enrolClient(office.central, 'LPZ-01', office.now);
});
afterEach(() => office.close());

const dayAfter = (days: number) => new Date(Date.parse(startOfTests) + days * 86_400_000).toISOString();

/** A pull as a branch of this version of the protocol asks for it. */
function ask(cursor?: string, protocol = 3, limit = 1000) {
  const query = new URLSearchParams({ limit: String(limit), protocol: String(protocol) });
  if (cursor !== undefined) query.set('cursor', cursor);
  return device.send({ method: 'GET', path: `/sync/pull?${query}`, body: '' });
}
async function pull(cursor?: string, protocol?: number, limit?: number): Promise<PullResponse> {
  return pullResponseSchema.parse((await ask(cursor, protocol, limit)).body);
}
/** A user leaves the regional, and so leaves a tombstone in it. */
const move = (id: string) =>
  office.central.store.importTarget.upsert(importBatch({ users: [user(id, { areaId: 'SCZ-01' })] }));
/** The daily job as it runs on a day. */
async function purge(days: number): Promise<number> {
  office.setNow(dayAfter(days));
  return purgeTombstones(office.central.store, office.now());
}

describe('[Y23] tombstones', () => {
  it('are kept for ninety days from the day that saw them first', async () => {
    const { cursor } = await pull();
    await move('u-2');
    expect(await purge(0)).toBe(0);
    expect(await purge(tombstoneDays - 1)).toBe(0);
    expect((await pull(cursor)).changes).toEqual([{ kind: 'user', key: 'u-2', body: null }]);
    expect(await purge(tombstoneDays)).toBe(1);
    expect(await purge(tombstoneDays + 1)).toBe(0);
  });

  it('that are gone make a cursor from before them expire, and no other', async () => {
    const before = (await pull()).cursor;
    await move('u-2');
    const after = (await pull(before)).cursor;
    await purge(0);
    await purge(tombstoneDays);
    const refused = await ask(before);
    expect(refused.status).toBe(409);
    expect(protocolErrorSchema.parse(refused.body).error).toBe('cursor-expired');
    expect((await pull(after)).changes).toEqual([]);
    await office.restart();
    device = device.on(office.central);
    expect((await ask(before)).status).toBe(409);
  });

  it('do not stop who begins from the start, page by page, after they are gone', async () => {
    await move('u-2');
    await purge(0);
    await purge(tombstoneDays);
    let cursor: string | undefined;
    const keys: string[] = [];
    for (let more = true; more; ) {
      const page = await pull(cursor, 3, 2);
      keys.push(...page.changes.map(({ key }) => key));
      cursor = page.cursor;
      more = page.more;
    }
    expect(keys).toContain('u-1');
    expect(keys).not.toContain('u-2');
  });

  it('that go while somebody is on the way make that cursor expire', async () => {
    const first = await pull(undefined, 3, 2);
    await move('u-2');
    await purge(0);
    await purge(tombstoneDays);
    expect(protocolErrorSchema.parse((await ask(first.cursor)).body).error).toBe('cursor-expired');
  });

  it('that go between the two questions of a pull make its cursor expire as well', async () => {
    const { cursor } = await pull();
    await move('u-2');
    await purge(0);
    await office.central.store.importTarget.upsert(importBatch({ users: [user('u-3')] }));
    const { store } = office.central;
    const read = {
      ...store.read,
      async listFeed(...asked: Parameters<typeof store.read.listFeed>) {
        expect(await purge(tombstoneDays)).toBe(1);
        return store.read.listFeed(...asked);
      },
    };
    expect(await pullChanges({ ...store, read }, 'LPZ', cursor, 1000)).toEqual(refuse('cursor-expired'));
  });

  it('of another regional make no cursor of this one expire', async () => {
    const { cursor } = await pull();
    await office.central.store.importTarget.upsert(
      importBatch({ users: [user('u-9', { areaId: 'SCZ-01' })] }),
    );
    await office.central.store.importTarget.upsert(
      importBatch({ users: [user('u-9', { areaId: 'LPZ-01' })] }),
    );
    const seen = (await pull(cursor)).cursor;
    await office.central.store.importTarget.upsert(
      importBatch({ users: [user('u-8', { areaId: 'SCZ-01' })] }),
    );
    await purge(0);
    expect(await purge(tombstoneDays)).toBe(1);
    expect((await ask(cursor)).status).toBe(200);
    expect((await ask(seen)).status).toBe(200);
  });

  it('leave the record where it is again', async () => {
    await move('u-2');
    await purge(0);
    await office.central.store.importTarget.upsert(importBatch({ users: [user('u-2')] }));
    expect(await purge(tombstoneDays)).toBe(0);
    expect((await pull()).changes.map(({ key }) => key)).toContain('u-2');
  });
});

describe('[Y25] a branch of an earlier version', () => {
  it('is answered with its own version, also behind the horizon', async () => {
    const { cursor, protocol } = await pull(undefined, 2);
    expect(protocol).toBe(2);
    await move('u-2');
    await purge(0);
    await purge(tombstoneDays);
    expect(await pull(cursor, 2)).toMatchObject({ protocol: 2, changes: [] });
  });

  it('that names no version speaks 2; one that is newer than the central office gets what there is', async () => {
    const unnamed = await device.send({ method: 'GET', path: '/sync/pull', body: '' });
    expect(pullResponseSchema.parse(unnamed.body).protocol).toBe(2);
    expect((await pull(undefined, 9)).protocol).toBe(4);
  });

  it('is read back to version 1, and no further', async () => {
    const at = (protocol: number) =>
      device.send({
        method: 'POST',
        path: '/sync/push',
        body: JSON.stringify({ protocol, epoch: crypto.randomUUID(), operations: [] }),
      });
    for (const protocol of [1, 2, 3, 4]) {
      expect(protocolErrorSchema.parse((await at(protocol)).body).error).toBe('bad-request');
    }
    for (const protocol of [0, 5]) {
      expect(protocolErrorSchema.parse((await at(protocol)).body).error).toBe('protocol-unsupported');
    }
  });
});
