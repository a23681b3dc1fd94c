import swagger from '@fastify/swagger';
import fastify, { type FastifyInstance } from 'fastify';
import { jsonSchemaTransform, serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { protocolVersion } from '../../../shared/protocol/version.ts';
import type { HttpContext } from './context.ts';
import { enrolRoute } from './enrol-route.ts';
import { loggableError, refusalCodeOf } from './error-codes.ts';
import { healthRoute } from './health-route.ts';
import { pullRoute } from './pull-route.ts';
import { pushRoute } from './push-route.ts';
import { sendRefusal } from './refusals.ts';
import { readSignedRequests } from './signed-requests.ts';

/** Above the protocol's 1 MB of bodies: their envelopes and JSON's escapes come on top. */
const bodyLimit = 2 * 1024 * 1024;

const openapi = {
  info: {
    title: 'Reversa: central office',
    description:
      'The line between branches and central office: enrolment, push of case events, pull by cursor.',
    version: String(protocolVersion),
  },
  components: {
    securitySchemes: {
      device: { type: 'http' as const, scheme: 'bearer', bearerFormat: 'JWT (EdDSA), signs one request' },
    },
  },
};

/** The central office's HTTP interface; it listens nowhere yet. */
export async function createApp(context: HttpContext): Promise<FastifyInstance> {
  const app = fastify({ bodyLimit, forceCloseConnections: 'idle' });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.setErrorHandler((error, request, reply) => {
    const code = refusalCodeOf(error);
    if (code === 'failed' || code === 'busy') {
      context.logger.error(
        { route: request.routeOptions.url, code, error: loggableError(error) },
        'request failed',
      );
    }
    return sendRefusal(reply, { code }, context.clock.now());
  });
  app.setNotFoundHandler((_request, reply) => sendRefusal(reply, { code: 'not-found' }, context.clock.now()));
  readSignedRequests(app, context);
  await app.register(swagger, { openapi, transform: jsonSchemaTransform });
  await app.register(enrolRoute(context));
  await app.register(pushRoute(context));
  await app.register(pullRoute(context));
  await app.register(healthRoute(context));
  app.get('/openapi.json', { schema: { hide: true } }, () => app.swagger());
  return app;
}
