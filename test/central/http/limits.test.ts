import { afterEach, describe, expect, it } from 'vitest';
import { defaultLimits } from '../../../main/central/http/service-limits.ts';
import { protocolErrorSchema } from '../../../shared/protocol/endpoints.ts';
import { type Answer, enrolClient, request } from '../support/device-client.ts';
import { startCentral, type TestCentral } from '../support/start-central.ts';

let office: TestCentral;
afterEach(() => office.close());

const start = async (limits: Partial<typeof defaultLimits>) => {
  office = await startCentral(undefined, { limits: { ...defaultLimits, ...limits } });
};
const error = ({ body }: Answer) => protocolErrorSchema.parse(body);
const health = { method: 'GET', path: '/health', body: '' } as const;
const badEnrolment = { method: 'POST', path: '/enrol', body: '{}' } as const;
const from = (address: string) => ({ 'x-forwarded-for': address });

describe('the limits of requests', () => {
  it('refuse a device that asks too often, say for how long, and leave others alone', async () => {
    await start({ ofDevice: 3 });
    const eager = await enrolClient(office.central, 'LPZ-01', office.now);
    const other = await enrolClient(office.central, 'LPZ-01', office.now);
    for (let times = 0; times < 3; times += 1) expect((await eager.pull()).status).toBe(200);
    const refused = await eager.pull();
    expect(refused.status).toBe(429);
    const { error: code, retryAfter } = error(refused);
    expect(code).toBe('rate-limited');
    expect(retryAfter).toBeGreaterThanOrEqual(1);
    expect(retryAfter).toBeLessThanOrEqual(60);
    expect((await eager.push(office.central.store.serverEpoch, [])).status).toBe(429);
    expect((await other.pull()).status).toBe(200);
  });

  it('count a device’s requests once their token was checked: nobody else spends them', async () => {
    await start({ ofDevice: 1 });
    const device = await enrolClient(office.central, 'LPZ-01', office.now);
    const pull = { method: 'GET', path: '/sync/pull?limit=10', body: '' } as const;
    for (let times = 0; times < 3; times += 1) {
      expect((await device.send(pull, { sent: { path: '/sync/pull?limit=11' } })).status).toBe(401);
    }
    expect((await device.send(pull)).status).toBe(200);
    expect((await device.send(pull)).status).toBe(429);
  });

  it('refuse an address that guesses at enrolment codes, and leave other addresses alone', async () => {
    await start({ enrolments: 2 });
    const guess = (address: string) => request(office.central, badEnrolment, from(address));
    expect((await guess('192.0.2.1')).status).toBe(400);
    expect((await guess('192.0.2.1')).status).toBe(400);
    expect(error(await guess('192.0.2.1')).error).toBe('rate-limited');
    expect((await guess('192.0.2.2')).status).toBe(400);
    expect((await request(office.central, health, from('192.0.2.1'))).status).toBe(200);
  });

  it('take addresses of one IPv6 network for one', async () => {
    await start({ unsigned: 1 });
    expect((await request(office.central, health, from('2001:db8::1'))).status).toBe(200);
    expect((await request(office.central, health, from('2001:db8::2'))).status).toBe(429);
    expect((await request(office.central, health, from('2001:db8:0:1::1'))).status).toBe(200);
  });

  it('refuse an address of a request that is too long', async () => {
    await start({});
    const answer = await request(office.central, { ...health, path: `/health?x=${'x'.repeat(2048)}` });
    expect([answer.status, error(answer).error]).toEqual([413, 'too-large']);
  });

  it('refuse headers that are too large, over the line', async () => {
    await start({});
    const url = await office.central.listen(0);
    const response = await fetch(`${url}/health`, { headers: { 'x-filler': 'x'.repeat(9000) } });
    expect(response.status).toBe(431);
    expect((await fetch(`${url}/health`)).status).toBe(200);
  });
});
