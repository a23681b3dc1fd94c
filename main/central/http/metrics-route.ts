import { timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { sha256 } from '../../platform/ids.ts';
import { describeBranches } from '../metrics/describe-branches.ts';
import type { HttpContext } from './context.ts';
import { described, refusalsOf } from './described.ts';
import { sendRefusal } from './refusals.ts';

const schema = {
  ...described({
    tag: 'service',
    summary: 'Figures of the service, as Prometheus reads them',
    description:
      'Requests, refusals and operations by code, feed lag by regional, what waits at branches, mails, the process. ' +
      'With METRICS_TOKEN to whoever sends it as a bearer token, without it to this machine alone; to anybody else there is nothing here.',
    response: {
      200: z.string().describe('Text in the exposition format of Prometheus'),
      ...refusalsOf('not-found', 'rate-limited', 'failed'),
    },
  }),
  security: [{ metrics: [] }],
};

const loopback = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

/** Hashes are of one length, so that the time of the comparison tells nothing. */
function isSame(one: string, other: string): boolean {
  return timingSafeEqual(Buffer.from(sha256(one)), Buffer.from(sha256(other)));
}

function isAllowed({ headers, socket }: FastifyRequest, token: string | null): boolean {
  if (token !== null) return isSame(headers.authorization ?? '', `Bearer ${token}`);
  // A proxy on this machine passes on requests of others.
  const isPassedOn = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'].some((name) => name in headers);
  return !isPassedOn && loopback.has(socket.remoteAddress ?? '');
}

/** `GET /metrics`: what this instance counted, and what the database knows of branches. */
export function metricsRoute(context: HttpContext): FastifyPluginAsyncZod {
  const { store, clock, metrics, metricsToken } = context;
  return async (app) => {
    const refresh = describeBranches(metrics.registry, store, clock);
    app.get('/metrics', { schema }, async (request, reply) => {
      if (!isAllowed(request, metricsToken)) return sendRefusal(reply, { code: 'not-found' }, clock.now());
      await refresh();
      const text = await metrics.registry.metrics();
      return reply
        .type(metrics.registry.contentType)
        .serializer((answer: unknown) => String(answer))
        .send(text);
    });
  };
}
