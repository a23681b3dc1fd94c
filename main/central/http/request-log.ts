import type { FastifyInstance } from 'fastify';
import type { HttpContext } from './context.ts';

declare module 'fastify' {
  interface FastifyReply {
    /** Further figures for the request's line in the log: never anything of a person. */
    figures: Readonly<Record<string, number>> | null;
  }
}

/** Routes alone are told: an address that is not one may hold whatever somebody typed. */
const noRoute = 'none';

/** One line a request in the log, and its count and time in the metrics: by route and code, without anything that was sent. */
export function watchRequests(app: FastifyInstance, { logger, metrics }: HttpContext): void {
  app.decorateReply('refusal', null);
  app.decorateReply('figures', null);
  app.addHook('onRequest', async (request, reply) => {
    metrics.requestsUnderWay.inc();
    reply.raw.once('close', () => metrics.requestsUnderWay.dec());
    reply.header('x-request-id', request.id);
  });
  app.addHook('onResponse', async (request, reply) => {
    const { method } = request;
    const route = request.routeOptions.url ?? noRoute;
    const { statusCode: status, elapsedTime, refusal, figures } = reply;
    metrics.requestSeconds.observe({ method, route, status }, elapsedTime / 1000);
    if (refusal !== null) metrics.refusals.inc({ code: refusal });
    const line = {
      request: request.id,
      ...(request.device === null ? {} : { device: request.device.code }),
      route,
      method,
      status,
      ms: Math.round(elapsedTime),
      ...(refusal === null ? {} : { code: refusal }),
      ...figures,
    };
    // A device that asks whether there is news does so every three seconds.
    if (status >= 400) logger.warn(line, 'request refused');
    else if (method === 'GET') logger.debug(line, 'request answered');
    else logger.info(line, 'request answered');
  });
  app.addHook('onRequestAbort', async (request) => {
    logger.debug({ request: request.id, route: request.routeOptions.url ?? noRoute }, 'request broken off');
  });
}
