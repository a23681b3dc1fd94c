import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';

const attempts = 5;
/** Milliseconds, times the number of the attempt: those that clashed do not meet again at once. */
const pause = 20;

/**
 * SQLSTATEs of two transactions in each other's way. A unique index is the last word on what both had checked: the one that comes second
 * checks again, and sees the first.
 */
const clashes = new Set(['23505', '40001', '40P01', '55P03']);

function stateOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}

/** Runs a transaction, and runs it again when another one was in its way. */
export async function runAgainOnClash<Value>(transact: () => Promise<Value>, logger: Logger): Promise<Value> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await transact();
    } catch (error) {
      const code = stateOf(error);
      if (!clashes.has(code) || attempt === attempts) throw error;
      logger.debug({ code, attempt }, 'a transaction gave way and is run again');
      await delay(attempt * pause * (0.5 + Math.random()));
    }
  }
}
