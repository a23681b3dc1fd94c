import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { chunkMediaType, largestChunk } from '../../../shared/protocol/documents.ts';
import { oldestProtocol, protocolVersion } from '../../../shared/protocol/version.ts';
import { ok, type Result, refuse } from '../../../shared/result.ts';
import { claimedDeviceId, verifyToken } from '../devices/verify-token.ts';
import type { Device } from '../store/records.ts';
import type { HttpContext } from './context.ts';
import { type RefusalCode, sendRefusal } from './refusals.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Whose request it is; null on the routes that need no token. */
    device: Device | null;
  }
  interface FastifyContextConfig {
    /** Every request of the route carries a device's token. */
    signed?: boolean;
  }
}

async function authenticate(
  request: FastifyRequest,
  body: string | Buffer,
  { store, clock }: HttpContext,
): Promise<Result<Device, RefusalCode>> {
  const token = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  const deviceId = token === undefined ? null : claimedDeviceId(token);
  if (token === undefined || deviceId === null) return refuse('token-invalid');
  const device = await store.read.findDevice(deviceId);
  if (device === null) return refuse('token-invalid');
  const signed = { method: request.method, path: request.raw.url ?? request.url, body };
  const verified = await verifyToken(token, device, signed, clock.now());
  return verified.ok ? ok(device) : verified;
}

function isSpoken(protocol: unknown): boolean {
  return typeof protocol === 'number' && protocol >= oldestProtocol && protocol <= protocolVersion;
}

function parseBody(text: string): Result<unknown, RefusalCode> {
  try {
    const body: unknown = JSON.parse(text);
    const protocol =
      typeof body === 'object' && body !== null && 'protocol' in body ? body.protocol : protocolVersion;
    // Said before the schema has its say, which is this version's own.
    return isSpoken(protocol) ? ok(body) : refuse('protocol-unsupported');
  } catch {
    return refuse('bad-request');
  }
}

/**
 * A body stays the text or bytes that came over the line until its token is checked, as the token signs just that; only then it is
 * parsed, or counts as a part of a document.
 */
export function readSignedRequests(app: FastifyInstance, context: HttpContext): void {
  app.decorateRequest('device', null);
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, text, done) =>
    done(null, text),
  );
  app.addContentTypeParser(
    chunkMediaType,
    { parseAs: 'buffer', bodyLimit: largestChunk },
    (_request, bytes, done) => done(null, bytes),
  );
  app.addHook('preValidation', async (request: FastifyRequest, reply: FastifyReply) => {
    const body = typeof request.body === 'string' || Buffer.isBuffer(request.body) ? request.body : '';
    if (request.routeOptions.config.signed) {
      const authenticated = await authenticate(request, body, context);
      if (!authenticated.ok) return sendRefusal(reply, { code: authenticated.error }, context.clock.now());
      request.device = authenticated.value;
      if (!(await app.admitDevice(request, reply))) return reply;
    }
    if (typeof request.body === 'string') {
      const parsed = parseBody(request.body);
      if (!parsed.ok) return sendRefusal(reply, { code: parsed.error }, context.clock.now());
      request.body = parsed.value;
    }
    return undefined;
  });
}

/** The device of a signed route's request. */
export function deviceOf(request: FastifyRequest): Device {
  if (request.device === null) throw new TypeError('A signed route was reached without a device');
  return request.device;
}
