import { app } from 'electron';
import type { Logger } from 'pino';
import { describeFault } from '../platform/describe-fault.ts';

/** Milliseconds that the end may take: what was acknowledged is on disk already. */
const longestEnd = 5_000;

/**
 * Ends the application in order: `close` runs once, after the windows are gone and before the process ends.
 *
 * @param close must not be called before everything that it closes is there.
 */
export function closeBeforeQuit(close: () => Promise<void>, logger: Logger): void {
  let isClosing = false;
  app.on('will-quit', (event) => {
    // Electron waits for nobody, so the end is put off and made again from here.
    event.preventDefault();
    if (isClosing) return;
    isClosing = true;
    const late = setTimeout(() => {
      logger.error('end took too long');
      app.exit(0);
    }, longestEnd);
    close()
      .catch((fault: unknown) => logger.error({ fault: describeFault(fault) }, 'end failed'))
      .finally(() => {
        clearTimeout(late);
        app.exit(0);
      });
  });
}

/** A throw that nobody caught is a bug after which nothing is certain: said, logged without its message, and the end. */
export function endOnFault(logger: Logger, tell: () => void): void {
  const end = (fault: unknown): void => {
    logger.fatal({ fault: describeFault(fault) }, 'unexpected fault');
    tell();
    app.exit(1);
  };
  process.on('uncaughtException', end);
  process.on('unhandledRejection', end);
}
