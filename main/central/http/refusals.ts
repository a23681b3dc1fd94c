import type { FastifyReply } from 'fastify';
import type { Instant } from '../../../shared/domain/dates.ts';
import type { ProtocolError } from '../../../shared/protocol/endpoints.ts';

export type RefusalCode = ProtocolError['error'];

/** Why a request is not done: a code of the protocol, and the last seq held with `gap` and `fork`. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly lastSeq?: number;
}

const statuses: Readonly<Record<RefusalCode, number>> = {
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
  'protocol-unsupported': 409,
  busy: 503,
  'not-found': 404,
  failed: 500,
};

/** For whoever reads a log or tries the interface by hand: programs go by the code. */
const messages: Readonly<Record<RefusalCode, string>> = {
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
  'protocol-unsupported': 'This version of the protocol is not spoken here',
  busy: 'Not now: the same request can be sent again',
  'not-found': 'There is nothing at this address',
  failed: 'The central office failed on this request',
};

export function sendRefusal(reply: FastifyReply, refusal: Refusal, serverTime: Instant): FastifyReply {
  const body: ProtocolError = {
    error: refusal.code,
    message: messages[refusal.code],
    serverTime,
    ...(refusal.lastSeq === undefined ? {} : { lastSeq: refusal.lastSeq }),
  };
  return reply
    .code(statuses[refusal.code])
    .type('application/json; charset=utf-8')
    .serializer(JSON.stringify)
    .send(body);
}
