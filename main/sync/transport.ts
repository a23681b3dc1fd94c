import type { z } from 'zod';
import {
  type EnrolRequest,
  type EnrolResponse,
  enrolResponseSchema,
  healthResponseSchema,
  type PullResponse,
  type PushRequest,
  type PushResponse,
  pullResponseSchema,
  pushResponseSchema,
} from '../../shared/protocol/endpoints.ts';
import { ok, refuse } from '../../shared/result.ts';
import type { CentralClock } from '../platform/central-clock.ts';
import { type Answer, causeOf, parseJson, readAnswer } from './answer.ts';
import type { DeviceSigner } from './device-key.ts';
import { centralOrigin, type EndpointPath, endpointPaths, pathWithQuery } from './urls.ts';

/** Whose requests, and where they go. */
export interface Peer {
  readonly centralUrl: string;
  readonly signer: DeviceSigner;
}

/**
 * The branch's side of `shared/protocol/endpoints.ts`. Never throws for what the line or the other side does.
 */
export interface Transport {
  enrol(centralUrl: string, request: EnrolRequest): Promise<Answer<EnrolResponse>>;
  push(peer: Peer, request: PushRequest): Promise<Answer<PushResponse>>;
  /** @param cursor null for the first page of all. @param limit 1 to 2000 changes. */
  pull(peer: Peer, cursor: string | null, limit: number): Promise<Answer<PullResponse>>;
  health(centralUrl: string): Promise<Answer<z.infer<typeof healthResponseSchema>>>;
}

export interface TransportOptions {
  readonly fetch: typeof fetch;
  readonly centralClock: CentralClock;
  /** Ends what is under way when the application ends. */
  readonly signal: AbortSignal;
  /** For one request, its whole answer included. */
  readonly timeoutMs?: number;
}

interface Outgoing<Value> {
  readonly method: 'GET' | 'POST';
  readonly path: EndpointPath;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly answer: z.ZodType<Value>;
  readonly signer: DeviceSigner | null;
}

export function createTransport(options: TransportOptions): Transport {
  const { centralClock, signal, timeoutMs = 10_000 } = options;

  async function exchange(
    url: string,
    init: RequestInit,
  ): Promise<Answer<{ status: number; body: unknown }>> {
    const timeout = AbortSignal.timeout(timeoutMs);
    try {
      // A redirect would carry the signed request to a place that nobody configured.
      const response = await options.fetch(url, {
        ...init,
        redirect: 'error',
        cache: 'no-store',
        signal: AbortSignal.any([signal, timeout]),
      });
      const text = await response.text();
      return ok({ status: response.status, body: parseJson(text) });
    } catch (error) {
      if (signal.aborted) return refuse({ kind: 'cancelled' });
      return refuse(timeout.aborted ? { kind: 'timed-out' } : { kind: 'unreachable', cause: causeOf(error) });
    }
  }

  async function send<Value>(centralUrl: string, outgoing: Outgoing<Value>): Promise<Answer<Value>> {
    const origin = centralOrigin(centralUrl);
    if (!origin.ok) return refuse({ kind: 'insecure-url' });
    const path = pathWithQuery(outgoing.path, outgoing.query);
    const body = outgoing.body === undefined ? '' : JSON.stringify(outgoing.body);
    const headers: Record<string, string> = { accept: 'application/json' };
    if (body !== '') headers['content-type'] = 'application/json';
    if (outgoing.signer !== null) {
      const issuedAt = Math.floor(Date.parse(centralClock.now()) / 1000);
      const token = await outgoing.signer.sign({ method: outgoing.method, path, body }, issuedAt);
      headers.authorization = `Bearer ${token}`;
    }
    const init: RequestInit = { method: outgoing.method, headers, ...(body === '' ? {} : { body }) };
    const answered = await exchange(`${origin.value}${path}`, init);
    return answered.ok ? readAnswer(answered.value, outgoing.answer) : answered;
  }

  /** A device whose clock is off learns the time from the refusal, and signs once more (S5). */
  async function sendSigned<Value>(centralUrl: string, outgoing: Outgoing<Value>): Promise<Answer<Value>> {
    const first = await send(centralUrl, outgoing);
    if (first.ok || first.error.kind !== 'refused' || first.error.error.error !== 'token-time') return first;
    centralClock.hear(first.error.error.serverTime);
    return send(centralUrl, outgoing);
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
    push: ({ centralUrl, signer }, body) =>
      sendSigned(centralUrl, {
        method: 'POST',
        path: endpointPaths.push,
        body,
        answer: pushResponseSchema,
        signer,
      }),
    pull: ({ centralUrl, signer }, cursor, limit) =>
      sendSigned(centralUrl, {
        method: 'GET',
        path: endpointPaths.pull,
        query: { ...(cursor === null ? {} : { cursor }), limit: String(limit) },
        answer: pullResponseSchema,
        signer,
      }),
    health: (centralUrl) =>
      send(centralUrl, {
        method: 'GET',
        path: endpointPaths.health,
        answer: healthResponseSchema,
        signer: null,
      }),
  };
}
