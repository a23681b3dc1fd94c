import type { z } from 'zod';
import type { DigestKind } from '../../shared/protocol/digest.ts';
import {
  type DigestResponse,
  digestResponseSchema,
  type EnrolRequest,
  type EnrolResponse,
  enrolResponseSchema,
  healthResponseSchema,
  type PullResponse,
  type PushRequest,
  type PushResponse,
  pullResponseSchema,
  pushResponseSchema,
  type RecordsRequest,
  type RecordsResponse,
  type RepairRequest,
  type RepairResponse,
  recordsResponseSchema,
  repairResponseSchema,
} from '../../shared/protocol/endpoints.ts';
import { protocolVersion } from '../../shared/protocol/version.ts';
import { ok, refuse } from '../../shared/result.ts';
import type { CentralClock } from '../platform/central-clock.ts';
import {
  type Answer,
  causeOf,
  type DocumentAnswer,
  parseJson,
  readAnswer,
  readDocumentAnswer,
} from './answer.ts';
import type { DeviceSigner } from './device-key.ts';
import { createRequestGate } from './request-gate.ts';
import { centralOrigin, type EndpointPath, endpointPaths, pathWithQuery } from './urls.ts';

/** Whose requests, and where they go. */
export interface Peer {
  readonly centralUrl: string;
  readonly signer: DeviceSigner;
}

type Query = Readonly<Record<string, string>>;

/**
 * The branch's side of `shared/protocol/endpoints.ts`. Never throws for what the line or the other side does.
 */
export interface Transport {
  enrol(centralUrl: string, request: EnrolRequest): Promise<Answer<EnrolResponse>>;
  /** @param report query of `deviceReportSchema`. */
  push(peer: Peer, request: PushRequest, report?: Query): Promise<Answer<PushResponse>>;
  /** @param cursor null for the first page of all. @param limit 1 to 2000 changes. @param report as with `push`. */
  pull(peer: Peer, cursor: string | null, limit: number, report?: Query): Promise<Answer<PullResponse>>;
  /** @param after the key behind which the ranges begin; empty: at the first. */
  digest(peer: Peer, kind: DigestKind, after: string): Promise<Answer<DigestResponse>>;
  records(peer: Peer, request: RecordsRequest): Promise<Answer<RecordsResponse>>;
  repair(peer: Peer, request: RepairRequest): Promise<Answer<RepairResponse>>;
  /** A request below `/documents`, whose body and answer are bytes (sync protocol 12). */
  document(peer: Peer, request: DocumentRequest): Promise<Answer<DocumentAnswer>>;
  health(centralUrl: string): Promise<Answer<z.infer<typeof healthResponseSchema>>>;
}

export interface DocumentRequest {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PATCH';
  /** From the slash on, with its query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | null;
}

export interface TransportOptions {
  readonly fetch: typeof fetch;
  readonly centralClock: CentralClock;
  /** Ends what is under way when the application ends. */
  readonly signal: AbortSignal;
  /** For one request, its whole answer included. */
  readonly timeoutMs?: number;
}

/** As it goes over the line, but for its token. */
interface Request {
  readonly method: string;
  readonly path: string;
  readonly body: string | Uint8Array;
  readonly headers: Readonly<Record<string, string>>;
}

interface Outgoing<Value> {
  readonly method: 'GET' | 'POST';
  readonly path: EndpointPath;
  readonly query?: Query;
  readonly body?: unknown;
  readonly answer: z.ZodType<Value>;
  readonly signer: DeviceSigner | null;
}

export function createTransport(options: TransportOptions): Transport {
  const { centralClock, signal, timeoutMs = 10_000 } = options;

  const inTurn = createRequestGate();

  async function ask(url: string, init: RequestInit): Promise<Answer<DocumentAnswer>> {
    const timeout = AbortSignal.timeout(timeoutMs);
    try {
      // A redirect would carry the signed request to a place that nobody configured.
      const response = await options.fetch(url, {
        ...init,
        redirect: 'error',
        cache: 'no-store',
        signal: AbortSignal.any([signal, timeout]),
      });
      const body = new Uint8Array(await response.arrayBuffer());
      return ok({ status: response.status, headers: response.headers, body });
    } catch (error) {
      if (signal.aborted) return refuse({ kind: 'cancelled' });
      return refuse(timeout.aborted ? { kind: 'timed-out' } : { kind: 'unreachable', cause: causeOf(error) });
    }
  }

  /** Signed when its turn has come, as a token is good for a minute alone. */
  function exchange(
    centralUrl: string,
    signer: DeviceSigner | null,
    { method, path, body, headers }: Request,
  ): Promise<Answer<DocumentAnswer>> {
    const origin = centralOrigin(centralUrl);
    if (!origin.ok) return Promise.resolve(refuse({ kind: 'insecure-url' }));
    return inTurn(async () => {
      const issuedAt = Math.floor(Date.parse(centralClock.now()) / 1000);
      const token = signer === null ? null : await signer.sign({ method, path, body }, issuedAt);
      const signed = token === null ? headers : { ...headers, authorization: `Bearer ${token}` };
      const sent = body === '' ? {} : { body: typeof body === 'string' ? body : new Uint8Array(body) };
      return ask(`${origin.value}${path}`, { method, headers: signed, ...sent });
    });
  }

  async function send<Value>(centralUrl: string, outgoing: Outgoing<Value>): Promise<Answer<Value>> {
    const path = pathWithQuery(outgoing.path, outgoing.query);
    const body = outgoing.body === undefined ? '' : JSON.stringify(outgoing.body);
    const headers: Record<string, string> = { accept: 'application/json' };
    if (body !== '') headers['content-type'] = 'application/json';
    const { method, signer } = outgoing;
    const answered = await exchange(centralUrl, signer, { method, path, body, headers });
    if (!answered.ok) return answered;
    const text = new TextDecoder().decode(answered.value.body);
    return readAnswer({ status: answered.value.status, body: parseJson(text) }, outgoing.answer);
  }

  async function sendDocument({ centralUrl, signer }: Peer, request: DocumentRequest) {
    const body = request.body ?? '';
    const answered = await exchange(centralUrl, signer, { ...request, body });
    return answered.ok ? readDocumentAnswer(answered.value) : answered;
  }

  /** A device whose clock is off learns the time from the refusal, and signs once more (S5). */
  async function inTime<Value>(attempt: () => Promise<Answer<Value>>): Promise<Answer<Value>> {
    const first = await attempt();
    if (first.ok || first.error.kind !== 'refused' || first.error.error.error !== 'token-time') return first;
    centralClock.hear(first.error.error.serverTime);
    return attempt();
  }

  function sendSigned<Value>(centralUrl: string, outgoing: Outgoing<Value>): Promise<Answer<Value>> {
    return inTime(() => send(centralUrl, outgoing));
  }

  return {
    enrol: (centralUrl, body) =>
      send(centralUrl, {
        method: 'POST',
        path: endpointPaths.enrol,
        body,
        answer: enrolResponseSchema,
        signer: null,
      }),
    push: ({ centralUrl, signer }, body, report = {}) =>
      sendSigned(centralUrl, {
        method: 'POST',
        path: endpointPaths.push,
        query: report,
        body,
        answer: pushResponseSchema,
        signer,
      }),
    pull: ({ centralUrl, signer }, cursor, limit, report = {}) =>
      sendSigned(centralUrl, {
        method: 'GET',
        path: endpointPaths.pull,
        query: {
          ...(cursor === null ? {} : { cursor }),
          limit: String(limit),
          protocol: String(protocolVersion),
          ...report,
        },
        answer: pullResponseSchema,
        signer,
      }),
    digest: ({ centralUrl, signer }, kind, after) =>
      sendSigned(centralUrl, {
        method: 'GET',
        path: endpointPaths.digest,
        query: { kind, after, protocol: String(protocolVersion) },
        answer: digestResponseSchema,
        signer,
      }),
    records: ({ centralUrl, signer }, body) =>
      sendSigned(centralUrl, {
        method: 'POST',
        path: endpointPaths.records,
        body,
        answer: recordsResponseSchema,
        signer,
      }),
    repair: ({ centralUrl, signer }, body) =>
      sendSigned(centralUrl, {
        method: 'POST',
        path: endpointPaths.repair,
        body,
        answer: repairResponseSchema,
        signer,
      }),
    document: (peer, request) => inTime(() => sendDocument(peer, request)),
    health: (centralUrl) =>
      send(centralUrl, {
        method: 'GET',
        path: endpointPaths.health,
        answer: healthResponseSchema,
        signer: null,
      }),
  };
}
