import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import {
  protocolErrorSchema,
  pullQuerySchema,
  pullResponseSchema,
} from '../../../shared/protocol/endpoints.ts';
import { protocolVersion } from '../../../shared/protocol/version.ts';
import { pullChanges } from '../feed/pull-changes.ts';
import type { HttpContext } from './context.ts';
import { sendRefusal } from './refusals.ts';
import { deviceOf } from './signed-requests.ts';

const schema = {
  security: [{ device: [] }],
  querystring: pullQuerySchema,
  response: { 200: pullResponseSchema, '4xx': protocolErrorSchema },
};

/** `GET /sync/pull`: what changed in the device's regional since its cursor (sync protocol 9). */
export function pullRoute({ store, clock }: HttpContext): FastifyPluginAsyncZod {
  return async (app) => {
    const options = {
      schema,
      config: { signed: true },
      // The rows were checked on their way in; checking thousands again on their way out is most of a page's cost.
      serializerCompiler: () => JSON.stringify,
    };
    app.get('/sync/pull', options, async (request, reply) => {
      const { cursor, limit } = request.query;
      const page = await pullChanges(store, deviceOf(request).area.regional, cursor ?? null, limit);
      if (!page.ok) return sendRefusal(reply, { code: page.error }, clock.now());
      return {
        protocol: protocolVersion,
        serverEpoch: store.serverEpoch,
        serverTime: clock.now(),
        ...page.value,
      };
    });
  };
}
