import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { enrolRequestSchema, enrolResponseSchema } from '../../../shared/protocol/endpoints.ts';
import { protocolVersion } from '../../../shared/protocol/version.ts';
import { enrolDevice } from '../devices/enrol-device.ts';
import type { HttpContext } from './context.ts';
import { described, refusalsOf } from './described.ts';
import { sendRefusal } from './refusals.ts';

const refusals = ['bad-request', 'unknown-code', 'too-large', 'rate-limited', 'busy', 'failed'] as const;

const schema = described({
  tag: 'devices',
  summary: 'Makes a device of a one-time code',
  description:
    'The code is good for 24 hours and for one device; the same code with the same key is answered again, as the first answer may be lost. ' +
    'The private half of the key never leaves the device.',
  body: enrolRequestSchema,
  response: {
    200: enrolResponseSchema.describe('The device, and which central office it belongs to'),
    ...refusalsOf(...refusals),
  },
});

/** `POST /enrol`: a one-time code and a public key make a device (sync protocol 1). */
export function enrolRoute({ store, clock, newId, logger }: HttpContext): FastifyPluginAsyncZod {
  return async (app) => {
    app.post('/enrol', { schema, config: { enrols: true } }, async (request, reply) => {
      const enrolled = await enrolDevice(store, request.body, clock.now(), newId);
      if (!enrolled.ok) return sendRefusal(reply, { code: enrolled.error }, clock.now());
      const device = enrolled.value;
      logger.info({ device: device.code }, 'device enrolled');
      return {
        protocol: protocolVersion,
        deviceId: device.id,
        deviceCode: device.code,
        area: device.area,
        serverEpoch: store.serverEpoch,
        serverTime: clock.now(),
      };
    });
  };
}
