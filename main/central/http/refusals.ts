import type { FastifyReply } from 'fastify';
import type { Instant } from '../../../shared/domain/dates.ts';
import { refusalHeader } from '../../../shared/protocol/documents.ts';
import type { ProtocolError } from '../../../shared/protocol/endpoints.ts';

export type RefusalCode = ProtocolError['error'];

/** Why a request is not done: a code of the protocol, and what comes with it. */
export interface Refusal {
  readonly code: RefusalCode;
  /** With `gap` and `fork`: the last seq held. */
  readonly lastSeq?: number;
  /** With `rate-limited`: seconds. */
  readonly retryAfter?: number;
}

declare module 'fastify' {
  interface FastifyReply {
    /** Why the request was refused; null when it was done. */
    refusal: RefusalCode | null;
  }
}

export const refusalStatuses: Readonly<Record<RefusalCode, number>> = {
  'bad-request': 400,
  'unknown-code': 404,
  'token-invalid': 401,
  'token-time': 401,
  'device-revoked': 403,
  'epoch-unknown': 409,
  fork: 409,
  gap: 409,
  'too-large': 413,
  'cursor-unknown': 409,
  'cursor-expired': 409,
  'hash-mismatch': 422,
  'document-other': 409,
  'protocol-unsupported': 409,
  'rate-limited': 429,
  busy: 503,
  'not-found': 404,
  failed: 500,
};

/** For whoever reads a log or tries the interface by hand: programs go by the code. */
export const refusalMessages: Readonly<Record<RefusalCode, string>> = {
  'bad-request': 'The request does not have the shape that the protocol gives it',
  'unknown-code': 'The enrolment code does not exist, was used or has expired',
  'token-invalid': 'The token does not sign this request',
  'token-time': 'The token is out of its time: sign again by serverTime',
  'device-revoked': 'The device was revoked',
  'epoch-unknown': 'The epoch is not known',
  fork: 'Another operation stands at this seq: the database was restored or copied',
  gap: 'Operations are missing between lastSeq and the first one sent',
  'too-large': 'The request is larger than the protocol allows',
  'cursor-unknown': 'The cursor is not one of this database',
  'cursor-expired': 'What was deleted since this cursor is no longer known: begin again from the start',
  'hash-mismatch': 'The content that arrived does not have the hash that was announced: send it anew',
  'document-other': 'The case names another content for this document',
  'protocol-unsupported': 'This version of the protocol is not spoken here',
  'rate-limited': 'Too many requests: this one can be sent again after retryAfter seconds',
  busy: 'Not now: the same request can be sent again',
  'not-found': 'There is nothing at this address',
  failed: 'The central office failed on this request',
};

export function sendRefusal(reply: FastifyReply, refusal: Refusal, serverTime: Instant): FastifyReply {
  const { code, lastSeq, retryAfter } = refusal;
  const body: ProtocolError = {
    error: code,
    message: refusalMessages[code],
    serverTime,
    ...(lastSeq === undefined ? {} : { lastSeq }),
    ...(retryAfter === undefined ? {} : { retryAfter }),
  };
  reply.refusal = code;
  if (retryAfter !== undefined) reply.header('retry-after', retryAfter);
  // An answer to HEAD has no body, and the device has to learn the time or that it was revoked all the same.
  if (reply.request.method === 'HEAD') reply.header(refusalHeader, JSON.stringify(body));
  return reply
    .code(refusalStatuses[code])
    .type('application/json; charset=utf-8')
    .serializer(JSON.stringify)
    .send(body);
}
