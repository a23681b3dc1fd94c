import { afterEach, describe, expect, it } from 'vitest';
import type { CentralOptions } from '../../../main/central/central.ts';
import { feedStart } from '../../../main/central/feed/cursor.ts';
import { newId } from '../../../main/platform/ids.ts';
import { protocolErrorCodes } from '../../../shared/protocol/endpoints.ts';
import { protocolVersion } from '../../../shared/protocol/version.ts';
import { caseFacts } from '../../builders/case-facts.ts';
import { annul, branchCase, outbox } from '../support/branch-case.ts';
import { type DeviceClient, enrolClient, pushOutbox, request } from '../support/device-client.ts';
import { startCentral, type TestCentral } from '../support/start-central.ts';

let office: TestCentral;
afterEach(() => office.close());

async function start(parts: Partial<CentralOptions> = {}): Promise<DeviceClient> {
  office = await startCentral(undefined, parts);
  return enrolClient(office.central, 'LPZ-01', office.now);
}

const get = (path: string, headers: Record<string, string> = {}) =>
  office.central.app.inject({ method: 'GET', url: path, headers });

/** The samples of a metric, by their labels as they are written. */
async function samples(name: string): Promise<Record<string, number>> {
  const { payload } = await get('/metrics');
  const lines = payload.split('\n').filter((line) => new RegExp(`^${name}[{ ]`).test(line));
  return Object.fromEntries(
    lines.map((line) => [/\{(.*)\}/.exec(line)?.[1] ?? '', Number(line.split(' ').at(-1))]),
  );
}

describe('/ready', () => {
  it('says yes once the store answers, and no once the service was told to stop, while all else is answered', async () => {
    const device = await start();
    const ready = await get('/ready');
    expect([ready.statusCode, ready.json()]).toEqual([200, { status: 'ready' }]);
    office.central.announceStop();
    expect((await get('/ready')).statusCode).toBe(503);
    expect((await device.pull()).status).toBe(200);
    expect((await get('/health')).statusCode).toBe(200);
  });

  it('says no while the database does not answer', async () => {
    await start();
    await office.central.store.close();
    const ready = await get('/ready');
    expect([ready.statusCode, ready.json()]).toMatchObject([503, { error: 'busy' }]);
  });
});

describe('/metrics', () => {
  it('counts operations by outcome, refusals by code and requests by route', async () => {
    const device = await start();
    const [first, second] = [outbox(), outbox()];
    annul(branchCase({ outbox: first, facts: caseFacts() }), caseFacts());
    annul(branchCase({ outbox: second, facts: caseFacts() }), caseFacts());
    await pushOutbox(device, first);
    await pushOutbox(await enrolClient(office.central, 'LPZ-01', office.now), second);
    expect(await samples('reversa_operations_total')).toMatchObject({
      'outcome="applied",code=""': first.operations.length,
      'outcome="conflict",code="under-annulment"': 1,
    });
    await device.send({ method: 'GET', path: '/sync/pull?limit=0', body: '' });
    expect(await samples('reversa_refusals_total')).toEqual({ 'code="bad-request"': 1 });
    const requests = await samples('reversa_http_request_seconds_count');
    expect(requests['method="POST",route="/sync/push",status="200"']).toBe(2);
    expect(await samples('reversa_push_operations_count')).toEqual({ '': 2 });
    expect(await samples('reversa_store_transactions_under_way')).toEqual({ '': 0 });
  });

  it('tells of the connections to PostgreSQL, and of none on SQLite', async () => {
    const device = await start();
    await Promise.all([device.pull(), device.pull()]);
    const connections = await samples('reversa_store_connections');
    if (office.databaseUrl === null) return expect(connections).toEqual({});
    // Nothing is under way but the reading of the metrics itself.
    expect(connections).toMatchObject({ 'state="lent"': 0, 'state="waiting"': 0 });
    expect(connections['state="idle"']).toBeGreaterThan(0);
  });

  it('shows what waits at a branch and how far behind its devices are, also after a restart', async () => {
    const device = await start();
    const oldestAt = '2026-11-23T13:00:00.000Z';
    const report = new URLSearchParams({ limit: '2', pending: '7', oldestAt });
    const pulled = await device.send({ method: 'GET', path: `/sync/pull?${report}`, body: '' });
    expect(pulled.status).toBe(200);
    await office.restart();
    office.setNow('2026-11-23T14:00:30.000Z');
    expect(await samples('reversa_unsent_operations')).toEqual({ 'area="LPZ-01"': 7 });
    expect(await samples('reversa_unsent_oldest_seconds')).toEqual({ 'area="LPZ-01"': 3630 });
    expect(await samples('reversa_devices_present')).toEqual({ 'area="LPZ-01"': 1 });
    const rows = (await samples('reversa_feed_lag_rows'))['regional="LPZ"'] ?? 0;
    expect(rows).toBe((await office.central.store.read.listFeed('LPZ', feedStart, 1000)).length - 2);
    expect(await samples('reversa_feed_lag_seconds')).toEqual({ 'regional="LPZ"': 30 });
  });

  it('shows no lag for a device that has all there is', async () => {
    const device = await start();
    await device.pull();
    await office.restart();
    office.setNow('2026-11-23T14:00:30.000Z');
    expect(await samples('reversa_feed_lag_rows')).toEqual({ 'regional="LPZ"': 0 });
    expect(await samples('reversa_feed_lag_seconds')).toEqual({ 'regional="LPZ"': 0 });
    expect(await samples('reversa_unsent_operations')).toEqual({ 'area="LPZ-01"': 0 });
  });

  it('tells of what waits with a push too, and keeps where the device stands', async () => {
    const device = await start();
    await device.pull();
    const epoch = newId();
    const box = outbox();
    annul(branchCase({ outbox: box, facts: caseFacts() }), caseFacts());
    const path = '/sync/push?pending=90&oldestAt=2026-11-23T12%3A00%3A00.000Z';
    const body = JSON.stringify({ protocol: protocolVersion, epoch, operations: box.operations });
    expect((await device.send({ method: 'POST', path, body })).status).toBe(200);
    await office.restart();
    expect(await samples('reversa_unsent_operations')).toEqual({ 'area="LPZ-01"': 90 });
    expect((await samples('reversa_feed_lag_rows'))['regional="LPZ"']).toBeGreaterThan(0);
  });

  it('is for this machine alone without a token, and not for what a proxy passes on', async () => {
    await start();
    expect((await get('/metrics')).statusCode).toBe(200);
    for (const name of ['x-forwarded-for', 'forwarded', 'x-real-ip', 'via'])
      expect((await get('/metrics', { [name]: '127.0.0.1' })).statusCode).toBe(404);
  });

  it('is for whoever has the token, where one is set', async () => {
    await start({ metricsToken: 'a-token-of-some-length' });
    expect((await get('/metrics')).statusCode).toBe(404);
    expect((await get('/metrics', { authorization: 'Bearer another' })).statusCode).toBe(404);
    const authorization = 'Bearer a-token-of-some-length';
    expect((await get('/metrics', { authorization, 'x-forwarded-for': '192.0.2.1' })).statusCode).toBe(200);
  });
});

describe('/openapi.json', () => {
  interface Route {
    readonly summary?: string;
    readonly description?: string;
    readonly tags?: readonly string[];
    readonly security?: readonly Record<string, unknown>[];
    readonly responses: Record<string, { readonly description: string }>;
  }

  it('says of every route what it is for, who may ask, and each way it refuses', async () => {
    await start();
    const answer = await request(office.central, { method: 'GET', path: '/openapi.json', body: '' });
    const { paths } = answer.body as { paths: Record<string, Record<string, Route>> };
    const routes = Object.entries(paths).flatMap(([path, methods]) =>
      Object.values(methods).map((route) => ({ path, ...route })),
    );
    for (const { path, summary, description, tags, security, responses } of routes) {
      expect({ path, summary, description, tags, security }).toEqual({
        path,
        summary: expect.any(String),
        description: expect.any(String),
        tags: [expect.any(String)],
        security: expect.any(Array),
      });
      expect(Object.keys(responses)).toEqual(
        expect.arrayContaining([expect.stringMatching(/^2/), '429', '500']),
      );
      for (const response of Object.values(responses)) {
        expect(response.description).not.toBe('Default Response');
      }
    }
    const signed = routes.filter(({ security }) => security?.some((each) => 'device' in each));
    expect(signed.map(({ path }) => path)).toEqual(expect.arrayContaining(['/sync/pull', '/sync/push']));
    for (const { responses } of signed) {
      expect(Object.keys(responses)).toEqual(
        expect.arrayContaining(['400', '401', '403', '413', '429', '500', '503']),
      );
    }
    const words = JSON.stringify(routes.map(({ responses }) => responses));
    const told = protocolErrorCodes.filter((code) => words.includes(`\`${code}\``));
    expect(protocolErrorCodes.filter((code) => !told.includes(code))).toEqual(['epoch-unknown']);
  });
});
