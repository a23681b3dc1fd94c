import type { Logger } from 'pino';
import type { Logger as TypeormLogger } from 'typeorm';
import { sqliteCode } from './sqlite-code.ts';

/**
 * Hears of every statement that failed, whoever caught the error: SQLite may have ended the transaction by itself, and what comes
 * after it would be committed piece by piece. Neither statements nor values go to the log: they hold personal data.
 */
export class StatementFailures implements TypeormLogger {
  readonly #logger: Logger;
  #last: unknown = null;

  constructor(logger: Logger) {
    this.#logger = logger;
  }

  /** Forgets the last failure and returns it; null when there was none. */
  take(): unknown {
    const last = this.#last;
    this.#last = null;
    return last;
  }

  logQueryError(error: string | Error): void {
    this.#last = error;
    this.#logger.warn({ code: sqliteCode(error) }, 'a statement failed');
  }

  logQuery(): void {}
  logQuerySlow(): void {}
  logSchemaBuild(): void {}
  logMigration(): void {}
  log(): void {}
}
