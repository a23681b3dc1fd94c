import { decodeJwt, importJWK, jwtVerify } from 'jose';
import { sha256 } from '../../../main/platform/ids.ts';
import {
  deviceTokenSchema,
  type EnrolRequest,
  enrolRequestSchema,
  type ProtocolError,
  pushRequestSchema,
  tokenSeconds,
} from '../../../shared/protocol/endpoints.ts';
import type { Operation, Outcome } from '../../../shared/protocol/operations.ts';
import { signedRequestHash } from '../../../shared/protocol/signing.ts';
import { protocolVersion } from '../../../shared/protocol/version.ts';

export const centralUrl = 'http://127.0.0.1:4400';
export const enrolmentCode = 'CODE-0001';
const deviceId = '019a0000-0000-7000-8000-0000000d0001';

interface Device {
  readonly publicKey: EnrolRequest['publicKey'];
  revoked: boolean;
}

/** Operations of one epoch with the answers that they were given. */
interface Ledger {
  readonly sha256: string;
  readonly result: { readonly seq: number; readonly opId: string; readonly outcome: Outcome };
}

export interface FakeCentral {
  readonly fetch: typeof fetch;
  /** Requests as they came, `POST /sync/push`, without their query. */
  readonly requests: string[];
  /** Effects: each body that was applied, in order. */
  readonly effects: string[];
  readonly ledgers: Map<string, Ledger[]>;
  readonly device: () => Device | null;
  now: number;
  serverEpoch: string;
  protocol: number;
  /** Keys of the feed's changes, from the first on. */
  feed: string[];
  /** Bodies that hold this are refused. */
  poison: string;
  revoke(): void;
  /** Everything is gone, as on an empty database. */
  replace(): void;
}

/** The central office's push and pull in memory, behind a `fetch` of its own. */
export function fakeCentral(now = '2026-11-23T14:00:00.000Z'): FakeCentral {
  let device: Device | null = null;
  const central: FakeCentral = {
    requests: [],
    effects: [],
    ledgers: new Map(),
    device: () => device,
    now: Date.parse(now),
    serverEpoch: '019a0000-0000-7000-8000-00000000a001',
    protocol: protocolVersion,
    feed: [],
    poison: 'poison',
    revoke() {
      if (device) device.revoked = true;
    },
    replace() {
      device = null;
      central.serverEpoch = '019a0000-0000-7000-8000-00000000a002';
      central.feed = [];
    },
    fetch: async (input, init) => answer(new URL(String(input)), init ?? {}),
  };

  const serverTime = (): string => new Date(central.now).toISOString();

  function reply(status: number, body: unknown): Response {
    return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });
  }

  function refusal(error: ProtocolError['error'], lastSeq?: number): Response {
    const body: ProtocolError = {
      error,
      message: error,
      serverTime: serverTime(),
      ...(lastSeq === undefined ? {} : { lastSeq }),
    };
    return reply(409, body);
  }

  async function answer(url: URL, init: RequestInit): Promise<Response> {
    const body = typeof init.body === 'string' ? init.body : '';
    central.requests.push(`${init.method} ${url.pathname}`);
    if (url.pathname === '/enrol') return enrol(enrolRequestSchema.parse(JSON.parse(body)));
    const health = { protocol: central.protocol, serverEpoch: central.serverEpoch, serverTime: serverTime() };
    if (url.pathname === '/health') return reply(200, { status: 'ok', ...health });
    const refused = await tokenRefusal(url, init, body);
    if (refused !== null) return refusal(refused);
    if (url.pathname === '/sync/push') return push(body);
    return pull(url.searchParams);
  }

  function enrol(request: EnrolRequest): Response {
    if (request.code !== enrolmentCode) return refusal('unknown-code');
    device = { publicKey: request.publicKey, revoked: false };
    return reply(200, {
      protocol: central.protocol,
      deviceId,
      deviceCode: 'LPZ-01-01',
      area: { id: 'LPZ-01', name: 'Sucursal de prueba', regional: 'LPZ' },
      serverEpoch: central.serverEpoch,
      serverTime: serverTime(),
    });
  }

  async function tokenRefusal(
    url: URL,
    init: RequestInit,
    body: string,
  ): Promise<ProtocolError['error'] | null> {
    const token = (new Headers(init.headers).get('authorization') ?? '').replace('Bearer ', '');
    if (device === null) return 'token-invalid';
    const claims = deviceTokenSchema.parse(decodeJwt(token));
    await jwtVerify(token, await importJWK(device.publicKey, 'EdDSA'), {
      currentDate: new Date(claims.iat * 1000),
    });
    const signed = { method: String(init.method), path: `${url.pathname}${url.search}`, body };
    if (claims.req !== signedRequestHash(signed, sha256) || claims.sub !== deviceId) return 'token-invalid';
    if (device.revoked) return 'device-revoked';
    return Math.abs(claims.iat - central.now / 1000) > tokenSeconds ? 'token-time' : null;
  }

  function push(text: string): Response {
    const { epoch, operations } = pushRequestSchema.parse(JSON.parse(text));
    const ledger = central.ledgers.get(epoch) ?? [];
    central.ledgers.set(epoch, ledger);
    const results: Ledger['result'][] = [];
    for (const operation of operations) {
      const known = ledger[operation.seq - 1];
      if (known !== undefined && known.sha256 !== operation.sha256) return refusal('fork', ledger.length);
      if (known === undefined && operation.seq !== ledger.length + 1) return refusal('gap', ledger.length);
      const result = known?.result ?? take(operation);
      if (known === undefined) ledger.push({ sha256: operation.sha256, result });
      results.push(result);
    }
    return reply(200, { serverTime: serverTime(), results });
  }

  function take({ seq, opId, body }: Operation): Ledger['result'] {
    if (body.includes(central.poison)) {
      return { seq, opId, outcome: { status: 'rejected', code: 'wrong-role', facts: null } };
    }
    central.effects.push(body);
    return { seq, opId, outcome: { status: 'applied' } };
  }

  function pull(query: URLSearchParams): Response {
    const start = Number(query.get('cursor') ?? '0');
    const end = Math.min(central.feed.length, start + Number(query.get('limit')));
    const changes = central.feed.slice(start, end).map((key) => ({ kind: 'motive', key, body: motive(key) }));
    return reply(200, {
      protocol: central.protocol,
      serverEpoch: central.serverEpoch,
      serverTime: serverTime(),
      changes,
      cursor: String(end),
      more: end < central.feed.length,
    });
  }

  return central;
}

/** A key that begins with `-` is a deletion. */
function motive(key: string): unknown {
  const name = `Motivo ${key}`;
  return key.startsWith('-')
    ? null
    : { id: key, name, causes: [{ id: 'c', name: 'Causa' }], needsNote: false, position: 0 };
}
