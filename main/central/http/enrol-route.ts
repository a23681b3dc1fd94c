import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import {
  enrolRequestSchema,
  enrolResponseSchema,
  protocolErrorSchema,
} from '../../../shared/protocol/endpoints.ts';
import { protocolVersion } from '../../../shared/protocol/version.ts';
import { enrolDevice } from '../devices/enrol-device.ts';
import type { HttpContext } from './context.ts';
import { sendRefusal } from './refusals.ts';

const schema = {
  body: enrolRequestSchema,
  response: { 200: enrolResponseSchema, '4xx': protocolErrorSchema },
};

/** `POST /enrol`: a one-time code and a public key make a device (sync protocol 1). */
export function enrolRoute({ store, clock, newId, logger }: HttpContext): FastifyPluginAsyncZod {
  return async (app) => {
    app.post('/enrol', { schema }, async (request, reply) => {
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
