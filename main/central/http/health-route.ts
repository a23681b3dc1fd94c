import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { healthResponseSchema } from '../../../shared/protocol/endpoints.ts';
import { protocolVersion } from '../../../shared/protocol/version.ts';
import type { HttpContext } from './context.ts';

/** `GET /health`: is there a central office, which one, and what time is it there? Asked without a token. */
export function healthRoute({ store, clock }: HttpContext): FastifyPluginAsyncZod {
  return async (app) => {
    app.get('/health', { schema: { response: { 200: healthResponseSchema } } }, async () => ({
      status: 'ok' as const,
      protocol: protocolVersion,
      serverEpoch: store.serverEpoch,
      serverTime: clock.now(),
    }));
  };
}
