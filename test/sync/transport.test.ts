import { once } from 'node:events';
import { createServer } from 'node:http';
import { decodeJwt, importJWK, jwtVerify } from 'jose';
import { afterEach, describe, expect, test } from 'vitest';
import { CentralClock } from '../../main/platform/central-clock.ts';
import { sha256 } from '../../main/platform/ids.ts';
import { generateDeviceKey, openDeviceKey } from '../../main/sync/device-key.ts';
import { createTransport, type Peer, type Transport } from '../../main/sync/transport.ts';
import { centralOrigin } from '../../main/sync/urls.ts';
import { deviceTokenSchema } from '../../shared/protocol/endpoints.ts';
import { signedRequestHash } from '../../shared/protocol/signing.ts';
import { protocolVersion } from '../../shared/protocol/version.ts';
import { centralUrl, enrolmentCode, fakeCentral } from './support/fake-central.ts';
import { type HandClock, handClock } from './support/hand-clock.ts';

const never = { centralTime: null, deviceTimeAtSync: null };
const deviceId = '019a0000-0000-7000-8000-0000000d0001';
const page = {
  protocol: protocolVersion,
  serverEpoch: '019a0000-0000-7000-8000-00000000a001',
  serverTime: '2026-11-23T14:00:00.000Z',
  changes: [],
  cursor: '0',
  more: false,
};

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

function transportOver(far: typeof fetch, clock: HandClock = handClock(), timeoutMs = 10_000): Transport {
  const centralClock = new CentralClock(clock, never);
  return createTransport({ fetch: far, centralClock, signal: new AbortController().signal, timeoutMs });
}

async function peerOf(
  url = centralUrl,
): Promise<{ peer: Peer; publicKey: Awaited<ReturnType<typeof generateDeviceKey>>['publicKey'] }> {
  const { publicKey, privateKey } = await generateDeviceKey();
  const signer = await openDeviceKey(deviceId, privateKey);
  if (signer === null) throw new Error('No key');
  return { peer: { centralUrl: url, signer }, publicKey };
}

function answering(body: string, status = 200): typeof fetch {
  return async () => new Response(body, { status });
}

describe('an address', () => {
  test.each([
    ['https://central.example.bo', 'https://central.example.bo'],
    ['https://central.example.bo:8443/api/?a=1', 'https://central.example.bo:8443'],
    ['http://127.0.0.1:4400/', 'http://127.0.0.1:4400'],
    ['http://localhost:4400', 'http://localhost:4400'],
    ['http://[::1]:4400', 'http://[::1]:4400'],
  ])('[R8] %s is taken', (text, origin) => {
    expect(centralOrigin(text)).toEqual({ ok: true, value: origin });
  });

  test.each([
    'http://central.example.bo',
    'http://127.0.0.1.example.bo',
    'http://localhost.example.bo',
    'ftp://127.0.0.1',
    'file:///etc/passwd',
    'https://name:word@central.example.bo',
    'central.example.bo',
    '',
  ])('[R8] %s is refused', (text) => {
    expect(centralOrigin(text)).toEqual({ ok: false, error: 'insecure-url' });
  });

  test('[R8] that is insecure is never asked', async () => {
    let asked = 0;
    const transport = transportOver(async () => {
      asked += 1;
      return new Response('{}');
    });
    const { peer } = await peerOf('http://central.example.bo');
    expect(await transport.pull(peer, null, 10)).toMatchObject({
      ok: false,
      error: { kind: 'insecure-url' },
    });
    expect(asked).toBe(0);
  });
});

describe('a signed request', () => {
  test('[Y11] carries a token of a minute that signs method, path, query and body', async () => {
    const { peer, publicKey } = await peerOf();
    const seen: { url: string; init: RequestInit }[] = [];
    const transport = transportOver(async (input, init) => {
      seen.push({ url: String(input), init: init ?? {} });
      return new Response(JSON.stringify(page));
    });
    expect(await transport.pull(peer, 'a b', 10)).toMatchObject({ ok: true });
    const { url, init } = seen[0] ?? { url: '', init: {} };
    expect(url).toBe(`${centralUrl}/sync/pull?cursor=a+b&limit=10&protocol=${protocolVersion}`);
    expect(init.redirect).toBe('error');
    const token = (new Headers(init.headers).get('authorization') ?? '').replace('Bearer ', '');
    const now = { currentDate: new Date('2026-11-23T14:00:30.000Z') };
    const { payload } = await jwtVerify(token, await importJWK(publicKey, 'EdDSA'), now);
    const claims = deviceTokenSchema.parse(payload);
    expect(claims).toMatchObject({ sub: deviceId, iat: Date.parse('2026-11-23T14:00:00.000Z') / 1000 });
    expect(claims.exp - claims.iat).toBe(60);
    const signed = {
      method: 'GET',
      path: `/sync/pull?cursor=a+b&limit=10&protocol=${protocolVersion}`,
      body: '',
    };
    expect(claims.req).toBe(signedRequestHash(signed, sha256));
  });

  test.each(['1999-01-01T00:00:00.000Z', '2076-01-01T00:00:00.000Z'])(
    '[S5] from a device whose clock says %s is signed again with the time heard, once',
    async (wrong) => {
      const central = fakeCentral();
      const { peer, publicKey } = await peerOf();
      const transport = transportOver(central.fetch, handClock(wrong));
      await transport.enrol(centralUrl, { code: enrolmentCode, publicKey });
      expect(await transport.pull(peer, null, 10)).toMatchObject({ ok: true });
      expect(central.requests).toEqual(['POST /enrol', 'GET /sync/pull', 'GET /sync/pull']);
      await transport.pull(peer, null, 10);
      expect(central.requests).toHaveLength(4);
    },
  );

  test('[S5] that is refused for its time again is not signed for ever', async () => {
    let asked = 0;
    const refusal = { error: 'token-time', message: '', serverTime: '2026-11-23T14:00:00.000Z' };
    const transport = transportOver(async () => {
      asked += 1;
      return new Response(JSON.stringify(refusal), { status: 401 });
    });
    const { peer } = await peerOf();
    expect(await transport.pull(peer, null, 10)).toMatchObject({ ok: false, error: { kind: 'refused' } });
    expect(asked).toBe(2);
  });
});

describe('an answer', () => {
  test.each([
    ['', 200],
    [JSON.stringify(page).slice(0, -20), 200],
    [JSON.stringify({ ...page, more: 'no' }), 200],
    [JSON.stringify({ ...page, changes: [{ kind: 'unheard', key: '1', body: null }] }), 200],
    ['<html>Portal cautivo</html>', 200],
    ['<html>502</html>', 502],
  ])('[Y8] that is none of the protocol’s passes as a failure: %j', async (body, status) => {
    const { peer } = await peerOf();
    const answer = await transportOver(answering(body, status)).pull(peer, null, 10);
    expect(answer).toMatchObject({ ok: false, error: { kind: 'bad-answer', status } });
  });

  test('[Y8] that is wrong names the field and nothing of what stands in it', async () => {
    const { peer } = await peerOf();
    const body = JSON.stringify({ ...page, more: 'María 4512345' });
    const answer = await transportOver(answering(body)).pull(peer, null, 10);
    expect(answer).toEqual({ ok: false, error: { kind: 'bad-answer', status: 200, at: 'more' } });
  });

  test('[Y12] of another protocol version is told as such, whatever else stands in it', async () => {
    const { peer } = await peerOf();
    const answer = await transportOver(
      answering(JSON.stringify({ protocol: protocolVersion + 1, news: [] })),
    ).pull(peer, null, 10);
    expect(answer).toEqual({ ok: false, error: { kind: 'other-protocol' } });
  });
});

describe('over a real line', () => {
  async function serve(respond: Parameters<typeof createServer>[1]): Promise<string> {
    const server = createServer(respond);
    closers.push(() => {
      server.closeAllConnections();
      server.close();
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    return typeof address === 'object' && address !== null ? `http://127.0.0.1:${address.port}` : '';
  }

  test('[Y8] nobody listening is unreachable, with the system’s word for it', async () => {
    const { peer } = await peerOf('http://127.0.0.1:9');
    const answer = await transportOver(fetch).pull(peer, null, 10);
    expect(answer).toMatchObject({ ok: false, error: { kind: 'unreachable' } });
  });

  test('[Y8] an answer that does not come, or breaks off, ends within the time allowed', async () => {
    const silent = await serve(() => {});
    const halting = await serve((_request, response) => {
      response.writeHead(200, { 'content-length': '1000' });
      response.write(`{"protocol":${protocolVersion}`);
    });
    for (const url of [silent, halting]) {
      const { peer } = await peerOf(url);
      const answer = await transportOver(fetch, handClock(), 100).pull(peer, null, 10);
      expect(answer).toEqual({ ok: false, error: { kind: 'timed-out' } });
    }
  });

  test('[Y8] a cut in the middle of an answer is unreachable', async () => {
    const cutting = await serve((_request, response) => {
      response.writeHead(200, { 'content-length': '1000' });
      response.write(`{"protocol":${protocolVersion}`);
      setTimeout(() => response.destroy(), 20);
    });
    const { peer } = await peerOf(cutting);
    const answer = await transportOver(fetch).pull(peer, null, 10);
    expect(answer).toMatchObject({ ok: false, error: { kind: 'unreachable' } });
  });

  test('[R8] a redirect is not followed', async () => {
    let followed = 0;
    const elsewhere = await serve((_request, response) => {
      followed += 1;
      response.end(JSON.stringify(page));
    });
    const redirecting = await serve((_request, response) => {
      response.writeHead(307, { location: `${elsewhere}/sync/pull` });
      response.end();
    });
    const { peer } = await peerOf(redirecting);
    expect((await transportOver(fetch).pull(peer, null, 10)).ok).toBe(false);
    expect(followed).toBe(0);
  });
});

test('[Y11] a key is made for one device: the private half is no part of what is sent', async () => {
  const { publicKey, privateKey } = await generateDeviceKey();
  expect(Object.keys(publicKey).toSorted()).toEqual(['crv', 'kty', 'x']);
  expect(JSON.parse(privateKey)).toHaveProperty('d');
  expect(await openDeviceKey(deviceId, 'nonsense')).toBeNull();
  const signer = await openDeviceKey(deviceId, privateKey);
  const token = await signer?.sign({ method: 'GET', path: '/', body: '' }, 1_000);
  expect(decodeJwt(token ?? '')).toMatchObject({ sub: deviceId, iat: 1_000, exp: 1_060 });
});
