import type { RefusalCode } from './refusals.ts';

/** PostgreSQL's SQLSTATEs: connection lost, out of something, stopping or starting, or two transactions that clashed to the end. */
const passingStates = /^(08|40|53|57P|58)|^(23505|55P03|57014)$/;
const connectionLost = new Set(['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EPIPE', 'ENOTFOUND']);

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : '';
}

/** Faults of the store that pass by themselves: the same request may be sent again. */
const passing = new Set(['SQLITE_BUSY', 'SQLITE_LOCKED', 'SQLITE_FULL', 'SQLITE_IOERR', 'SQLITE_CONSTRAINT']);
const malformed = new Set([
  'FST_ERR_VALIDATION',
  'FST_ERR_CTP_INVALID_MEDIA_TYPE',
  'FST_ERR_CTP_INVALID_CONTENT_LENGTH',
  'FST_ERR_CTP_EMPTY_JSON_BODY',
  'FST_ERR_BAD_URL',
]);

/** Neither PostgreSQL's driver nor TypeORM has a code for a connection that ended under a transaction. */
function lostUnderWay(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return (
    error.name === 'QueryRunnerAlreadyReleasedError' ||
    /^Connection terminated|is not queryable$/.test(error.message)
  );
}

/**
 * The protocol's code for whatever was thrown on the way to an answer. A constraint of the store counts as passing: it is the last
 * word on what was checked just before, and the check then sees what was in the way.
 */
export function refusalCodeOf(error: unknown): RefusalCode {
  const code = codeOf(error);
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return 'too-large';
  if (malformed.has(code)) return 'bad-request';
  if (passing.has(code) || connectionLost.has(code) || passingStates.test(code)) return 'busy';
  if (lostUnderWay(error)) return 'busy';
  return 'failed';
}

/** What a log may say of an error: neither the statement nor its parameters, as these are personal data. */
export function loggableError(error: unknown): Readonly<Record<string, string | undefined>> {
  if (!(error instanceof Error)) return { name: typeof error };
  const isOfStore = error.name === 'QueryFailedError';
  return {
    name: error.name,
    code: codeOf(error),
    message: isOfStore ? undefined : error.message,
    stack: isOfStore ? undefined : error.stack,
  };
}
