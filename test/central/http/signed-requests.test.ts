import { SignJWT } from 'jose';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newId, sha256 } from '../../../main/platform/ids.ts';
import { protocolErrorSchema, pullResponseSchema } from '../../../shared/protocol/endpoints.ts';
import { signedRequestHash } from '../../../shared/protocol/signing.ts';
import { protocolVersion } from '../../../shared/protocol/version.ts';
import { type Answer, type DeviceClient, enrolClient, newKey, request } from '../support/device-client.ts';
import { startCentral, type TestCentral } from '../support/start-central.ts';

let office: TestCentral;
let device: DeviceClient;
const pull = { method: 'GET', path: '/sync/pull?limit=10', body: '' } as const;
const push = { method: 'POST', path: '/sync/push', body: `{"protocol":${protocolVersion}}` } as const;

beforeEach(async () => {
  office = await startCentral();
  device = await enrolClient(office.central, 'LPZ-01', office.now);
});
afterEach(() => office.close());

function refusal({ status, body }: Answer): readonly [number, string] {
  const error = protocolErrorSchema.parse(body);
  expect(error.serverTime).toBe(office.now());
  return [status, error.error];
}

const seconds = (shift = 0) => Math.floor(Date.parse(office.now()) / 1000) + shift;

async function token(parts: {
  sub?: string;
  req?: string;
  iat?: number;
  exp?: number;
  key?: CryptoKey;
}): Promise<string> {
  const { privateKey } = await newKey();
  return new SignJWT({ req: parts.req ?? signedRequestHash(pull, sha256) })
    .setProtectedHeader({ alg: 'EdDSA' })
    .setSubject(parts.sub ?? device.deviceId)
    .setIssuedAt(parts.iat ?? seconds())
    .setExpirationTime(parts.exp ?? seconds(60))
    .sign(parts.key ?? privateKey);
}

describe('a signed request', () => {
  it('is answered', async () => {
    const answer = await device.send(pull);
    expect(answer.status).toBe(200);
    pullResponseSchema.parse(answer.body);
  });

  it('is refused without a token, with one that cannot be read, and with one of an unknown device', async () => {
    for (const headers of [
      {},
      { authorization: 'Bearer' },
      { authorization: 'Bearer not.a.token' },
      { authorization: 'Basic YTpi' },
      { authorization: `Bearer ${await token({ sub: newId() })}` },
    ]) {
      expect(refusal(await request(office.central, pull, headers as Record<string, string>))).toEqual([
        401,
        'token-invalid',
      ]);
    }
  });

  it('is refused when another key signed it', async () => {
    const headers = { authorization: `Bearer ${await token({})}` };
    expect(refusal(await request(office.central, pull, headers))).toEqual([401, 'token-invalid']);
  });

  it('is refused when it is not the one that was signed', async () => {
    const altered = [
      device.send(pull, { sent: { path: '/sync/pull?limit=11' } }),
      device.send(pull, { sent: { path: '/sync/pull' } }),
      device.send(push, { sent: { body: `{"protocol": ${protocolVersion}}` } }),
      device.send(push, { sent: { path: '/sync/push?x=1' } }),
      device.send(pull, { sent: push }),
    ];
    for (const answer of await Promise.all(altered)) expect(refusal(answer)).toEqual([401, 'token-invalid']);
  });

  it('is refused before its body is looked at', async () => {
    expect(refusal(await request(office.central, { ...push, body: 'not json' }))).toEqual([
      401,
      'token-invalid',
    ]);
  });

  it('is told the time when its token is out of time, by more than a minute either way', async () => {
    expect((await device.send(pull, { at: seconds(-119) })).status).toBe(200);
    expect((await device.send(pull, { at: seconds(60) })).status).toBe(200);
    expect(refusal(await device.send(pull, { at: seconds(-121) }))).toEqual([401, 'token-time']);
    expect(refusal(await device.send(pull, { at: seconds(61) }))).toEqual([401, 'token-time']);
    expect(refusal(await device.send(pull, { at: seconds(-315_360_000) }))).toEqual([401, 'token-time']);
  });

  it('of a revoked device is refused at once, and by name only to the device itself', async () => {
    await office.central.store.transaction((writer) => writer.revokeDevice(device.deviceId, office.now()));
    expect(refusal(await device.send(pull))).toEqual([403, 'device-revoked']);
    expect(refusal(await device.push(newId(), []))).toEqual([403, 'device-revoked']);
    const headers = { authorization: `Bearer ${await token({})}` };
    expect(refusal(await request(office.central, pull, headers))).toEqual([401, 'token-invalid']);
  });

  it('is a bad request when its body has another shape', async () => {
    for (const body of [
      `{"protocol":${protocolVersion}}`,
      '[]',
      'null',
      'not json',
      `{"protocol":${protocolVersion},"epoch":"x","operations":[]}`,
    ]) {
      expect(refusal(await device.send({ ...push, body }))).toEqual([400, 'bad-request']);
    }
    expect(refusal(await device.push(newId(), []))).toEqual([400, 'bad-request']);
    expect(refusal(await device.send({ ...pull, path: '/sync/pull?limit=0' }))).toEqual([400, 'bad-request']);
    expect(refusal(await device.send({ ...pull, path: '/sync/pull?other=1' }))).toEqual([400, 'bad-request']);
  });

  it('is too large above 2 MB', async () => {
    const body = JSON.stringify({ protocol: protocolVersion, filler: 'x'.repeat(2 * 1024 * 1024) });
    expect(refusal(await device.send({ ...push, body }))).toEqual([413, 'too-large']);
  });
});

describe('the interface', () => {
  it('says that there is nothing at other addresses', async () => {
    for (const path of ['/', '/sync', '/sync/push/', '/enrol?x=%']) {
      const answer = await request(office.central, { method: 'GET', path, body: '' });
      expect(refusal(answer)).toEqual([404, 'not-found']);
    }
  });

  it('takes no other kind of body', async () => {
    const response = await office.central.app.inject({
      method: 'POST',
      url: '/enrol',
      headers: { 'content-type': 'text/plain' },
      payload: '{}',
    });
    expect(refusal({ status: response.statusCode, text: response.payload, body: response.json() })).toEqual([
      400,
      'bad-request',
    ]);
  });

  it('listens on loopback alone', async () => {
    const url = await office.central.listen(0);
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    const response = await fetch(`${url}/health`);
    expect(response.status).toBe(200);
  });
});
