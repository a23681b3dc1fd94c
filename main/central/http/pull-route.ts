import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { pullQuerySchema, pullResponseSchema } from '../../../shared/protocol/endpoints.ts';
import { protocolVersion } from '../../../shared/protocol/version.ts';
import { pullChanges } from '../feed/pull-changes.ts';
import type { HttpContext } from './context.ts';
import { described, refusalsOf, signedRefusals } from './described.ts';
import { sendRefusal } from './refusals.ts';
import { deviceOf } from './signed-requests.ts';

const schema = described(
  {
    tag: 'sync',
    summary: 'What changed since the cursor',
    description:
      'A page of the regional’s feed, oldest change first; without a cursor from the beginning. A null body says that the record is gone. ' +
      'The same cursor gives the same place again: it is kept with what was applied, in one transaction.',
    querystring: pullQuerySchema,
    response: {
      200: pullResponseSchema.describe('A page, and the cursor for the next one'),
      ...refusalsOf(...signedRefusals, 'cursor-unknown', 'cursor-expired'),
    },
  },
  'signed',
);

/** `GET /sync/pull`: what changed in the device's regional since its cursor (sync protocol 9). */
export function pullRoute({ store, clock, metrics, reports }: HttpContext): FastifyPluginAsyncZod {
  return async (app) => {
    const options = {
      schema,
      config: { signed: true },
      // The rows were checked on their way in; checking thousands again on their way out is most of a page's cost.
      serializerCompiler: () => JSON.stringify,
    };
    app.get('/sync/pull', options, async (request, reply) => {
      const { cursor, limit, pending, oldestAt } = request.query;
      const device = deviceOf(request);
      const protocol = Math.min(request.query.protocol, protocolVersion);
      const page = await pullChanges(store, device.area.regional, cursor ?? null, limit, protocol);
      if (!page.ok) return sendRefusal(reply, { code: page.error }, clock.now());
      const { position, ...answer } = page.value;
      reply.figures = { changes: answer.changes.length };
      metrics.pulledChanges.inc(answer.changes.length);
      reports.note({
        deviceId: device.id,
        seenAt: clock.now(),
        pending,
        oldestAt: oldestAt ?? null,
        cursorSeq: position.seq,
        version: protocolVersion,
      });
      return {
        protocol,
        serverEpoch: store.serverEpoch,
        serverTime: clock.now(),
        ...answer,
      };
    });
  };
}
