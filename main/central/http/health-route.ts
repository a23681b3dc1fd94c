import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { healthResponseSchema } from '../../../shared/protocol/endpoints.ts';
import { protocolVersion } from '../../../shared/protocol/version.ts';
import type { HttpContext } from './context.ts';
import { described, refusalsOf } from './described.ts';

const schema = described({
  tag: 'service',
  summary: 'Which central office is this, and what time is it there?',
  description: 'For branches, without a token. Another `serverEpoch` than the one known is another database.',
  response: {
    200: healthResponseSchema.describe('The central office is there'),
    ...refusalsOf('rate-limited', 'failed'),
  },
});

/** `GET /health`: is there a central office, which one, and what time is it there? Asked without a token. */
export function healthRoute({ store, clock }: HttpContext): FastifyPluginAsyncZod {
  return async (app) => {
    app.get('/health', { schema }, async () => ({
      status: 'ok' as const,
      protocol: protocolVersion,
      serverEpoch: store.serverEpoch,
      serverTime: clock.now(),
    }));
  };
}
