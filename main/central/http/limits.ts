import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { HttpContext } from './context.ts';
import { sendRefusal } from './refusals.ts';

const minute = 60_000;
/** Devices and addresses that are told apart; the one that was not heard of for longest is forgotten first. */
const counted = 100_000;
/** Above what the protocol's longest cursor and query make. */
const longestUrl = 2048;

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The route has the limit of enrolments. */
    enrols?: boolean;
  }
  interface FastifyInstance {
    /** Counts a signed request once its token was checked; answers it itself when there were too many. */
    admitDevice(request: FastifyRequest, reply: FastifyReply): Promise<boolean>;
  }
}

/** Refuses what is too long, and whoever asks too often: a device by its id, anybody else by address. */
export async function limitRequests(
  app: FastifyInstance,
  { limits, clock }: Pick<HttpContext, 'limits' | 'clock'>,
): Promise<void> {
  app.addHook('onRequest', async (request, reply) =>
    (request.raw.url ?? '').length > longestUrl
      ? sendRefusal(reply, { code: 'too-large' }, clock.now())
      : undefined,
  );
  if (limits === null) {
    app.decorate('admitDevice', async () => true);
    return;
  }
  await app.register(rateLimit, { global: false, cache: counted });
  const byAddress = { timeWindow: minute, ipv6Subnet: 64 };
  const deviceLimit = app.createRateLimit({
    max: limits.ofDevice,
    timeWindow: minute,
    keyGenerator: ({ device }) => device?.id ?? '',
  });
  const enrolmentLimit = app.createRateLimit({ ...byAddress, max: limits.enrolments });
  const unsignedLimit = app.createRateLimit({ ...byAddress, max: limits.unsigned });

  async function admit(
    check: typeof deviceLimit,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<boolean> {
    const counted = await check(request);
    if (counted.isAllowed || !counted.isExceeded) return true;
    const retryAfter = Math.max(1, counted.ttlInSeconds);
    sendRefusal(reply, { code: 'rate-limited', retryAfter }, clock.now());
    return false;
  }

  app.decorate('admitDevice', (request, reply) => admit(deviceLimit, request, reply));
  app.addHook('onRequest', async (request, reply) => {
    const { signed, enrols } = request.routeOptions.config;
    if (signed) return undefined;
    await admit(enrols ? enrolmentLimit : unsignedLimit, request, reply);
    return reply.sent ? reply : undefined;
  });
}
