import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import {
  protocolErrorSchema,
  pushRequestSchema,
  pushResponseSchema,
} from '../../../shared/protocol/endpoints.ts';
import { pushLimits } from '../../../shared/protocol/operations.ts';
import { pushOperations } from '../push/push-operations.ts';
import type { HttpContext } from './context.ts';
import { sendRefusal } from './refusals.ts';
import { deviceOf } from './signed-requests.ts';

const schema = {
  security: [{ device: [] }],
  body: pushRequestSchema,
  response: { 200: pushResponseSchema, '4xx': protocolErrorSchema, 503: protocolErrorSchema },
};

/** `POST /sync/push`: each operation gets an outcome, and the same push the same results (sync protocol 3 to 8). */
export function pushRoute({ store, clock, logger }: HttpContext): FastifyPluginAsyncZod {
  return async (app) => {
    app.post('/sync/push', { schema, config: { signed: true } }, async (request, reply) => {
      const { id, code } = deviceOf(request);
      const { epoch, operations } = request.body;
      const bytes = operations.reduce((sum, operation) => sum + Buffer.byteLength(operation.body), 0);
      if (bytes > pushLimits.bytes) return sendRefusal(reply, { code: 'too-large' }, clock.now());
      const pushed = await pushOperations(store, id, epoch, operations, clock.now());
      if (!pushed.ok) {
        logger.warn({ device: code, code: pushed.error.code }, 'push refused');
        return sendRefusal(reply, pushed.error, clock.now());
      }
      const results = pushed.value;
      const taken = results.filter(({ outcome }) => outcome.status === 'applied').length;
      logger.info({ device: code, operations: results.length, taken }, 'push answered');
      return { serverTime: clock.now(), results: [...results] };
    });
  };
}
