import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { sha256 } from '../../../main/platform/ids.ts';
import { enrolResponseSchema } from '../../../shared/protocol/endpoints.ts';
import type { Operation } from '../../../shared/protocol/operations.ts';
import { signedRequestHash } from '../../../shared/protocol/signing.ts';
import { protocolVersion } from '../../../shared/protocol/version.ts';
import type { Answer } from './device-client.ts';

/** A device that talks to a central office in another process, over HTTP. */
export interface LineClient {
  readonly deviceId: string;
  readonly deviceCode: string;
  readonly area: { readonly id: string; readonly name: string; readonly regional: string };
  /** @throws when no answer comes. */
  push(epoch: string, operations: readonly Operation[]): Promise<Answer>;
  pull(cursor: string | null, limit?: number): Promise<Answer>;
  /** The same device at another address. */
  to(url: string): LineClient;
}

interface Identity {
  readonly deviceId: string;
  readonly deviceCode: string;
  readonly area: LineClient['area'];
  readonly key: KeyObject;
  readonly now: () => string;
  readonly ask: Ask;
}

export interface Asked {
  readonly method: 'GET' | 'POST';
  readonly headers: Record<string, string>;
  /** Empty when there is none. */
  readonly body: string;
}
/** How requests go over the line. */
export type Ask = (url: string, asked: Asked) => Promise<Answer>;

async function fetchAnswer(url: string, { method, headers, body }: Asked): Promise<Answer> {
  const response = await fetch(url, { method, headers, ...(body === '' ? {} : { body }) });
  const text = await response.text();
  return { status: response.status, text, body: JSON.parse(text) };
}

const base64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

function tokenOf({ deviceId, key, now }: Identity, method: string, path: string, body: string): string {
  const iat = Math.floor(Date.parse(now()) / 1000);
  const req = signedRequestHash({ method, path, body }, sha256);
  const head = `${base64({ alg: 'EdDSA' })}.${base64({ req, sub: deviceId, iat, exp: iat + 60 })}`;
  return `${head}.${sign(null, Buffer.from(head), key).toString('base64url')}`;
}

function clientAt(url: string, identity: Identity): LineClient {
  async function send(method: 'GET' | 'POST', path: string, body = ''): Promise<Answer> {
    const authorization = `Bearer ${tokenOf(identity, method, path, body)}`;
    const headers = { authorization, ...(body === '' ? {} : { 'content-type': 'application/json' }) };
    return identity.ask(`${url}${path}`, { method, headers, body });
  }
  const { deviceId, deviceCode, area } = identity;
  return {
    deviceId,
    deviceCode,
    area,
    push: (epoch, operations) =>
      send('POST', '/sync/push', JSON.stringify({ protocol: protocolVersion, epoch, operations })),
    pull: (cursor, limit = 1000) =>
      send(
        'GET',
        `/sync/pull?${new URLSearchParams({ ...(cursor === null ? {} : { cursor }), limit: String(limit), protocol: String(protocolVersion) })}`,
      ),
    to: (other) => clientAt(other, identity),
  };
}

const systemNow = () => new Date().toISOString();

/** Enrols a device with a one-time code. `now` is the central office's clock. */
export async function enrolOverLine(
  url: string,
  code: string,
  now = systemNow,
  ask: Ask = fetchAnswer,
): Promise<LineClient> {
  const { publicKey, privateKey: key } = generateKeyPairSync('ed25519');
  const { x = '' } = publicKey.export({ format: 'jwk' });
  const body = JSON.stringify({ code, publicKey: { kty: 'OKP', crv: 'Ed25519', x } });
  const headers = { 'content-type': 'application/json' };
  const answer = await ask(`${url}/enrol`, { method: 'POST', headers, body });
  if (answer.status !== 200) throw new Error(`Enrolment was refused: ${answer.text}`);
  const { deviceId, deviceCode, area } = enrolResponseSchema.parse(answer.body);
  return clientAt(url, { deviceId, deviceCode, area, key, now, ask });
}
