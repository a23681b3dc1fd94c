import type { FastifyPluginAsync } from 'fastify';
import { z } from 'zod';
import { protocolVersion } from '../../../shared/protocol/version.ts';
import { described, refusalsOf } from './described.ts';

/** What the description says beside the routes, which each say what they are. */
export const openapi = {
  info: {
    title: 'Reversa: central office',
    description:
      'The line between branches and central office: enrolment, push of case events, pull by cursor. A refusal is a code; programs go by ' +
      'it, and `serverTime` comes with each, so that a device whose clock is off can sign again.',
    version: String(protocolVersion),
  },
  tags: [
    { name: 'sync', description: 'What a device sends and gets' },
    { name: 'documents', description: 'What was captured at a desk, by tus' },
    { name: 'devices', description: 'How a device comes to be' },
    { name: 'service', description: 'How the service does' },
  ],
  components: {
    securitySchemes: {
      device: {
        type: 'http' as const,
        scheme: 'bearer',
        bearerFormat: 'JWT (EdDSA), good for 60 seconds, signs one request: method, path with query, body',
      },
      metrics: { type: 'http' as const, scheme: 'bearer', description: 'METRICS_TOKEN, where one is set' },
    },
  },
};

const schema = described({
  tag: 'service',
  summary: 'This description',
  description: 'OpenAPI 3, of the very schemas that requests and answers are checked with.',
  response: {
    200: z.looseObject({ openapi: z.string() }).describe('The description'),
    ...refusalsOf('rate-limited', 'failed'),
  },
});

/** `GET /openapi.json`. */
export function openapiRoute(): FastifyPluginAsync {
  return async (app) => {
    app.get('/openapi.json', { schema }, () => app.swagger());
  };
}
