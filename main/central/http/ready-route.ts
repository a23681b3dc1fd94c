import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { HttpContext } from './context.ts';
import { described, refusalsOf } from './described.ts';
import { sendRefusal } from './refusals.ts';

const readySchema = z.strictObject({ status: z.literal('ready') });
/** Milliseconds that the database has to answer in. */
const patience = 2_000;

const schema = described({
  tag: 'service',
  summary: 'May requests be sent here?',
  description:
    'For balancers: the database is migrated and answers, and the service was not told to stop. `/health` is for branches.',
  response: {
    200: readySchema.describe('Requests are answered'),
    ...refusalsOf('busy', 'rate-limited', 'failed'),
  },
});

/** `GET /ready`: 200 once the store is migrated and answers, 503 while it does not or the service stops. */
export function readyRoute({ store, clock, isStopping, logger }: HttpContext): FastifyPluginAsyncZod {
  async function answers(): Promise<boolean> {
    // It is open, so it is migrated.
    const answered = store.read.getSettings().then(
      () => true,
      () => false,
    );
    const tooLate = new Promise<false>((resolve) => setTimeout(resolve, patience, false).unref());
    return Promise.race([answered, tooLate]);
  }
  return async (app) => {
    app.get('/ready', { schema }, async (_request, reply) => {
      if (!isStopping() && (await answers())) return { status: 'ready' as const };
      if (!isStopping()) logger.error('the database does not answer');
      return sendRefusal(reply, { code: 'busy' }, clock.now());
    });
  };
}
