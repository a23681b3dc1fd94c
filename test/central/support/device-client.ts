import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { Central } from '../../../main/central/central.ts';
import { createEnrolmentCode } from '../../../main/central/devices/enrolment-codes.ts';
import { newId, sha256 } from '../../../main/platform/ids.ts';
import { enrolResponseSchema, pushResponseSchema } from '../../../shared/protocol/endpoints.ts';
import type { Operation, Outcome } from '../../../shared/protocol/operations.ts';
import { signedRequestHash } from '../../../shared/protocol/signing.ts';
import { protocolVersion } from '../../../shared/protocol/version.ts';

export interface Answer {
  readonly status: number;
  /** As parsed from its text. */
  readonly body: unknown;
  readonly text: string;
}

interface Sent {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body: string;
}

export interface DeviceClient {
  readonly deviceId: string;
  readonly deviceCode: string;
  /** Sends a request signed as the protocol wants it; `sent` replaces what goes over the line after signing. */
  send(request: Sent, options?: { readonly sent?: Partial<Sent>; readonly at?: number }): Promise<Answer>;
  push(epoch: string, operations: readonly Operation[]): Promise<Answer>;
  pull(cursor?: string, limit?: number): Promise<Answer>;
  /** The same device, talking to a central office that was started again. */
  on(central: Central): DeviceClient;
}

export async function request(
  central: Central,
  sent: Sent,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const payload = sent.body === '' ? {} : { payload: sent.body };
  const type = sent.body === '' ? {} : { 'content-type': 'application/json' };
  const response = await central.app.inject({
    method: sent.method,
    url: sent.path,
    headers: { ...type, ...headers },
    ...payload,
  });
  return { status: response.statusCode, text: response.payload, body: JSON.parse(response.payload) };
}

export async function newKey() {
  const pair = await generateKeyPair('EdDSA', { extractable: true });
  const { x } = await exportJWK(pair.publicKey);
  return { privateKey: pair.privateKey, publicKey: { kty: 'OKP', crv: 'Ed25519', x: x ?? '' } } as const;
}

/** A device of an area, enrolled with a fresh code. `now` is the central office's clock. */
export async function enrolClient(
  central: Central,
  areaId: string,
  now: () => string,
): Promise<DeviceClient> {
  const code = await createEnrolmentCode(central.store, areaId, now());
  if (!code.ok) throw new Error(`No code for ${areaId}`);
  const { privateKey, publicKey } = await newKey();
  const body = JSON.stringify({ code: code.value, publicKey });
  const answer = await request(central, { method: 'POST', path: '/enrol', body });
  const { deviceId, deviceCode } = enrolResponseSchema.parse(answer.body);

  return clientOf(central, { deviceId, deviceCode, privateKey, now });
}

interface Identity {
  readonly deviceId: string;
  readonly deviceCode: string;
  readonly privateKey: CryptoKey;
  readonly now: () => string;
}

function clientOf(central: Central, identity: Identity): DeviceClient {
  const { deviceId, deviceCode, privateKey, now } = identity;
  async function send(
    signed: Sent,
    { sent = {}, at }: { sent?: Partial<Sent>; at?: number } = {},
  ): Promise<Answer> {
    const seconds = at ?? Math.floor(Date.parse(now()) / 1000);
    const token = await new SignJWT({ req: signedRequestHash(signed, sha256) })
      .setProtectedHeader({ alg: 'EdDSA' })
      .setSubject(deviceId)
      .setIssuedAt(seconds)
      .setExpirationTime(seconds + 60)
      .sign(privateKey);
    return request(central, { ...signed, ...sent }, { authorization: `Bearer ${token}` });
  }

  return {
    deviceId,
    deviceCode,
    send,
    on: (other) => clientOf(other, identity),
    push: (epoch, operations) =>
      send({
        method: 'POST',
        path: '/sync/push',
        body: JSON.stringify({ protocol: protocolVersion, epoch, operations }),
      }),
    pull(cursor, limit = 1000) {
      const query = new URLSearchParams({
        limit: String(limit),
        protocol: String(protocolVersion),
        ...(cursor === undefined ? {} : { cursor }),
      });
      return send({ method: 'GET', path: `/sync/pull?${query}`, body: '' });
    },
  };
}

/** Pushes a whole outbox and gives the outcomes alone. */
export async function pushOutbox(
  device: DeviceClient,
  { operations }: { readonly operations: readonly Operation[] },
  epoch = newId(),
): Promise<readonly Outcome[]> {
  const answer = await device.push(epoch, operations);
  return pushResponseSchema.parse(answer.body).results.map(({ outcome }) => outcome);
}
