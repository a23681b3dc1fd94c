import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';

/**
 * Takes no more connections and waits for the requests under way; after `withinMs` milliseconds their connections are cut. A push that
 * is cut was done whole or not at all, and the branch sends it again.
 */
export async function drain(app: FastifyInstance, withinMs: number, logger: Logger): Promise<void> {
  const timer = setTimeout(() => {
    logger.warn('requests under way did not end in time: their connections are cut');
    app.server.closeAllConnections();
  }, withinMs);
  // A connection whose answer was on its way when this began is kept alive by its client, who would be waited for.
  const idle = setInterval(() => app.server.closeIdleConnections(), 100);
  try {
    await app.close();
  } finally {
    clearTimeout(timer);
    clearInterval(idle);
  }
}
