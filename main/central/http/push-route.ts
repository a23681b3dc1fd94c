import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import {
  deviceReportSchema,
  pushRequestSchema,
  pushResponseSchema,
} from '../../../shared/protocol/endpoints.ts';
import { type Outcome, pushLimits } from '../../../shared/protocol/operations.ts';
import { protocolVersion } from '../../../shared/protocol/version.ts';
import type { Metrics } from '../metrics/create-metrics.ts';
import { pushOperations } from '../push/push-operations.ts';
import type { HttpContext } from './context.ts';
import { described, refusalsOf, signedRefusals } from './described.ts';
import { sendRefusal } from './refusals.ts';
import { deviceOf } from './signed-requests.ts';

const schema = described(
  {
    tag: 'sync',
    summary: 'Takes a run of a device’s outbox',
    description:
      'At most 500 operations and 1 MB of bodies, in the order of their seq. Each ends as applied, conflict or rejected, all in one ' +
      'transaction; the same push is answered the same, byte for byte. `fork` and `gap` come with `lastSeq`, and nothing was done.',
    querystring: deviceReportSchema,
    body: pushRequestSchema,
    response: {
      200: pushResponseSchema.describe('An outcome for each operation, in their order'),
      ...refusalsOf(...signedRefusals, 'fork', 'gap'),
    },
  },
  'signed',
);

function count({ operations, pushOperations: sizes }: Metrics, outcomes: readonly Outcome[]): void {
  sizes.observe(outcomes.length);
  for (const outcome of outcomes) {
    operations.inc({ outcome: outcome.status, code: outcome.status === 'applied' ? '' : outcome.code });
  }
}

/** `POST /sync/push`: each operation gets an outcome, and the same push the same results (sync protocol 3 to 8). */
export function pushRoute({ store, clock, metrics, reports }: HttpContext): FastifyPluginAsyncZod {
  return async (app) => {
    app.post('/sync/push', { schema, config: { signed: true } }, async (request, reply) => {
      const { id } = deviceOf(request);
      const { epoch, operations } = request.body;
      const { pending, oldestAt = null } = request.query;
      const version = protocolVersion;
      reports.note({ deviceId: id, seenAt: clock.now(), pending, oldestAt, cursorSeq: null, version });
      const bytes = operations.reduce((sum, operation) => sum + Buffer.byteLength(operation.body), 0);
      if (bytes > pushLimits.bytes) return sendRefusal(reply, { code: 'too-large' }, clock.now());
      const pushed = await pushOperations(store, id, epoch, operations, clock.now());
      if (!pushed.ok) return sendRefusal(reply, pushed.error, clock.now());
      const results = pushed.value;
      const outcomes = results.map(({ outcome }) => outcome);
      count(metrics, outcomes);
      const taken = outcomes.filter(({ status }) => status === 'applied').length;
      reply.figures = { operations: results.length, taken };
      return { serverTime: clock.now(), results: [...results] };
    });
  };
}
