import { randomUUID } from 'node:crypto';
import swagger from '@fastify/swagger';
import fastify, { type FastifyInstance } from 'fastify';
import { jsonSchemaTransform, serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import type { HttpContext } from './context.ts';
import { digestRoute } from './digest-route.ts';
import { documentRoutes } from './document-routes.ts';
import { enrolRoute } from './enrol-route.ts';
import { loggableError, refusalCodeOf } from './error-codes.ts';
import { healthRoute } from './health-route.ts';
import { limitRequests } from './limits.ts';
import { metricsRoute } from './metrics-route.ts';
import { openapi, openapiRoute } from './openapi.ts';
import { pullRoute } from './pull-route.ts';
import { pushRoute } from './push-route.ts';
import { readyRoute } from './ready-route.ts';
import { sendRefusal } from './refusals.ts';
import { watchRequests } from './request-log.ts';
import { readSignedRequests } from './signed-requests.ts';

const settings = {
  /** Above the protocol's 1 MB of bodies: their envelopes and JSON's escapes come on top. */
  bodyLimit: 2 * 1024 * 1024,
  forceCloseConnections: 'idle',
  // It listens on loopback alone: whoever connects is the proxy, which tells for whom.
  trustProxy: 'loopback',
  /** Milliseconds without a byte either way: above the longest wait for the database. */
  connectionTimeout: 120_000,
  /** Milliseconds in which a request has to be here whole: a file over a slow line takes its time. */
  requestTimeout: 300_000,
  /** Milliseconds; above the 60 seconds of common balancers, so that they close an idle connection first. */
  keepAliveTimeout: 75_000,
  http: { maxHeaderSize: 8 * 1024, headersTimeout: 20_000 },
} as const;

/** The central office's HTTP interface; it listens nowhere yet. */
export async function createApp(context: HttpContext): Promise<FastifyInstance> {
  const app = fastify({ ...settings, genReqId: () => randomUUID() });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.setErrorHandler((error, request, reply) => {
    const code = refusalCodeOf(error);
    if (code === 'failed' || code === 'busy') {
      context.logger.error(
        { request: request.id, route: request.routeOptions.url, code, error: loggableError(error) },
        'request failed',
      );
    }
    return sendRefusal(reply, { code }, context.clock.now());
  });
  app.setNotFoundHandler((_request, reply) => sendRefusal(reply, { code: 'not-found' }, context.clock.now()));
  watchRequests(app, context);
  app.addHook('onSend', async (_request, reply, payload) => {
    if (context.isStopping()) reply.header('connection', 'close');
    // A page of text as it is takes Node several times longer to write than its bytes and the making of them.
    return typeof payload === 'string' ? Buffer.from(payload) : payload;
  });
  await limitRequests(app, context);
  readSignedRequests(app, context);
  await app.register(swagger, { openapi, transform: jsonSchemaTransform });
  await app.register(enrolRoute(context));
  await app.register(pushRoute(context));
  await app.register(pullRoute(context));
  await app.register(digestRoute(context));
  await app.register(documentRoutes(context));
  await app.register(healthRoute(context));
  await app.register(readyRoute(context));
  await app.register(metricsRoute(context));
  await app.register(openapiRoute());
  return app;
}
