import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { importBatch } from '../../../main/central/import/records.ts';
import { newId } from '../../../main/platform/ids.ts';
import {
  type PullResponse,
  protocolErrorSchema,
  pullResponseSchema,
} from '../../../shared/protocol/endpoints.ts';
import { caseFacts, workOrder } from '../../builders/case-facts.ts';
import { annul, branchCase, outbox } from '../support/branch-case.ts';
import { type DeviceClient, enrolClient } from '../support/device-client.ts';
import { recordsOf, startCentral, type TestCentral, user } from '../support/start-central.ts';

let office: TestCentral;
let device: DeviceClient;
beforeEach(async () => {
  office = await startCentral();
  device = await enrolClient(office.central, 'LPZ-01', office.now);
});
afterEach(() => office.close());

async function pull(client = device, cursor?: string, limit?: number): Promise<PullResponse> {
  const answer = await client.pull(cursor, limit);
  return pullResponseSchema.parse(answer.body);
}
const names = (page: PullResponse) => page.changes.map(({ kind, key }) => `${kind} ${key}`);
const upsert = (parts: Parameters<typeof importBatch>[0]) =>
  office.central.store.importTarget.upsert(importBatch(parts));

describe('a pull', () => {
  it('begins with everything of the regional, what is referred to first', async () => {
    const page = await pull();
    expect(names(page)).toEqual([
      'company company',
      'area LPZ-01',
      'area LPZ-02',
      'area SCZ-01',
      'motive economico',
      'user u-1',
      'user u-2',
      'customer C-1',
      'request S-1',
    ]);
    expect(page.more).toBe(false);
  });

  it('gives nothing of another regional but what is everybody’s', async () => {
    await upsert({ users: [user('u-3', { areaId: 'SCZ-01' })] });
    const elsewhere = await enrolClient(office.central, 'SCZ-01', office.now);
    expect(names(await pull(elsewhere)).filter((name) => !name.startsWith('area'))).toEqual([
      'company company',
      'motive economico',
      'user u-3',
    ]);
    expect(names(await pull())).not.toContain('user u-3');
  });

  it('goes on page by page, and each page is the same when it is asked for again', async () => {
    const whole = names(await pull());
    const paged: string[] = [];
    let cursor: string | undefined;
    for (let more = true; more; ) {
      const page = await pull(device, cursor, 2);
      expect(await pull(device, cursor, 2)).toEqual(page);
      paged.push(...names(page));
      cursor = page.cursor;
      more = page.more;
    }
    expect(paged).toEqual(whole);
    expect(names(await pull(device, cursor))).toEqual([]);
    expect((await pull(device, cursor)).cursor).toBe(cursor);
  });

  it('gives a change once, at its new place, and a new device no history', async () => {
    const { cursor } = await pull();
    for (const branch of ['Uno', 'Dos', 'Tres']) {
      await upsert(recordsOf({ ...caseFacts(), request: { ...caseFacts().request, branch } }));
    }
    const page = await pull(device, cursor);
    expect(page.changes).toMatchObject([{ kind: 'request', key: 'S-1', body: { branch: 'Tres' } }]);
    const fresh = await enrolClient(office.central, 'LPZ-02', office.now);
    expect(names(await pull(fresh)).filter((name) => name === 'request S-1')).toHaveLength(1);
  });

  it('gives the events of the regional’s cases in the order of their acceptance', async () => {
    const { cursor } = await pull();
    const box = outbox();
    const one = branchCase({ outbox: box, facts: caseFacts() });
    annul(one, caseFacts());
    await device.push(newId(), box.operations);
    const other = await enrolClient(office.central, 'LPZ-02', office.now);
    const page = await pull(other, cursor);
    expect(page.changes.map(({ body }) => body)).toEqual(
      box.operations.map(({ body, hash, baseVersion }, seq) => ({
        caseId: one.caseId,
        seq,
        body,
        prevHash: baseVersion,
        hash,
      })),
    );
    const elsewhere = await enrolClient(office.central, 'SCZ-01', office.now);
    expect(names(await pull(elsewhere, cursor))).toEqual([]);
  });

  it('gives a tombstone where a record left, and the record where it went', async () => {
    const { cursor } = await pull();
    const elsewhere = await enrolClient(office.central, 'SCZ-01', office.now);
    await upsert({ users: [user('u-2', { areaId: 'SCZ-01' })] });
    expect((await pull(device, cursor)).changes).toEqual([{ kind: 'user', key: 'u-2', body: null }]);
    expect(names(await pull(elsewhere, cursor))).toEqual(['user u-2']);
    await upsert({ users: [user('u-2', { areaId: 'LPZ-02' })] });
    expect((await pull(device, cursor)).changes).toMatchObject([
      { kind: 'user', key: 'u-2', body: { areaId: 'LPZ-02' } },
    ]);
  });

  it('moves a request with its orders, and its holder goes along', async () => {
    const order = workOrder('assigned', { id: 'O-1' });
    const facts = { ...caseFacts(), orders: [order] };
    await upsert(recordsOf(facts));
    const { cursor } = await pull();
    const elsewhere = await enrolClient(office.central, 'SCZ-01', office.now);
    await upsert({ requests: recordsOf(facts).requests.map((each) => ({ ...each, regional: 'SCZ' })) });
    expect((await pull(device, cursor)).changes).toEqual([
      { kind: 'request', key: 'S-1', body: null },
      { kind: 'order', key: 'O-1', body: null },
    ]);
    expect(names(await pull(elsewhere, cursor))).toEqual(['customer C-1', 'request S-1', 'order O-1']);
  });

  it('misses nothing that is committed while it reads', async () => {
    const keys = Array.from({ length: 150 }, (_, index) => `N-${index}`);
    const areaOf = (id: string) => ({ id, name: 'Área de prueba', regional: 'LPZ' });
    let done = false;
    const writing = (async () => {
      for (const id of keys) {
        await upsert({ areas: [areaOf(id)], users: [user(`u-${id}`.toLowerCase())] });
      }
      done = true;
    })();
    const seen = new Set<string>();
    let cursor: string | undefined;
    for (let last = false; !last; ) {
      last = done;
      const page = await pull(device, cursor, 7);
      for (const name of names(page)) seen.add(name);
      cursor = page.cursor;
      last = last && !page.more;
    }
    await writing;
    for (const id of keys) {
      expect(seen).toContain(`area ${id}`);
      expect(seen).toContain(`user u-${id}`.toLowerCase());
    }
  });

  it('refuses a cursor of another database, and one that is none', async () => {
    const other = Buffer.from(JSON.stringify({ e: newId(), t: '0', s: 1 })).toString('base64url');
    for (const cursor of [other, 'x', '%%%', Buffer.from('{"s":1}').toString('base64url')]) {
      const answer = await device.pull(cursor);
      expect(answer.status).toBe(409);
      expect(protocolErrorSchema.parse(answer.body).error).toBe('cursor-unknown');
    }
  });
});
