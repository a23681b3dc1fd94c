import type { ProtocolError } from '../../shared/protocol/endpoints.ts';
import { assertNever, ok, type Result, refuse } from '../../shared/result.ts';
import type { TransportFailure } from './answer.ts';
import type { Problem } from './machine.ts';

/** A short word for the outbox's rows and the log, without personal data. */
export function failureCode(failure: TransportFailure): string {
  switch (failure.kind) {
    case 'refused':
      return failure.error.error;
    case 'bad-answer':
      return `bad-answer ${failure.status} ${failure.at}`.trim();
    case 'unreachable':
      return `unreachable ${failure.cause}`;
    case 'insecure-url':
    case 'timed-out':
    case 'cancelled':
    case 'other-protocol':
      return failure.kind;
    default:
      return assertNever(failure);
  }
}

/** A central office that asks for more than this is waited for no longer. */
const longestWaitMs = 300_000;

/** Milliseconds that the central office asks to be left alone for, at most five minutes; 0 when it does not. */
export function askedWaitMs(failure: TransportFailure): number {
  const seconds = failure.kind === 'refused' ? (failure.error.retryAfter ?? 0) : 0;
  return Math.min(longestWaitMs, seconds * 1000);
}

/**
 * Does it pass by itself, or has a person to do something?
 *
 * @returns ok when trying again later is right.
 */
export function judgeFailure(failure: TransportFailure): Result<null, Problem> {
  if (failure.kind === 'other-protocol') return refuse('protocol');
  return failure.kind === 'refused' ? judgeRefusal(failure.error.error) : ok(null);
}

function judgeRefusal(code: ProtocolError['error']): Result<null, Problem> {
  switch (code) {
    case 'device-revoked':
    case 'fork':
      return refuse(code);
    case 'protocol-unsupported':
      return refuse('protocol');
    case 'cursor-unknown':
    case 'epoch-unknown':
      return refuse('server-replaced');
    case 'cursor-expired':
    case 'bad-request':
    case 'unknown-code':
    case 'token-invalid':
    case 'token-time':
    case 'gap':
    case 'too-large':
    case 'rate-limited':
    case 'busy':
    case 'hash-mismatch':
    case 'document-other':
    case 'not-found':
    case 'failed':
      return ok(null);
    default:
      return assertNever(code);
  }
}
