import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import {
  digestQuerySchema,
  digestResponseSchema,
  recordsRequestSchema,
  recordsResponseSchema,
  repairRequestSchema,
  repairResponseSchema,
} from '../../../shared/protocol/endpoints.ts';
import { protocolVersion } from '../../../shared/protocol/version.ts';
import { compareRange } from '../feed/compare-range.ts';
import { createDigests } from '../feed/digest-ranges.ts';
import { repairEvents } from '../feed/repair-events.ts';
import type { HttpContext } from './context.ts';
import { described, refusalsOf, signedRefusals } from './described.ts';
import { sendRefusal } from './refusals.ts';
import { deviceOf } from './signed-requests.ts';

const refusals = refusalsOf(...signedRefusals, 'cursor-unknown');
const digestSchema = described(
  {
    tag: 'sync',
    summary: 'Digests of ranges of a kind of record',
    description:
      'Of the device’s regional, in the order of the keys; equal digests on both sides show equal records.',
    querystring: digestQuerySchema,
    response: { 200: digestResponseSchema.describe('Ranges and their digests'), ...refusals },
  },
  'signed',
);
const recordsSchema = described(
  {
    tag: 'sync',
    summary: 'Compares a range record by record',
    description:
      'The branch tells its keys and hashes, and gets what differs; it is asked for case events that are missing here.',
    body: recordsRequestSchema,
    response: { 200: recordsResponseSchema.describe('What differs, and what is asked for'), ...refusals },
  },
  'signed',
);
const repairSchema = described(
  {
    tag: 'sync',
    summary: 'Takes back case events that are missing here',
    description: 'Only what the ledger of pushes says was applied, with the very hash that it has there.',
    body: repairRequestSchema,
    response: { 200: repairResponseSchema.describe('What became of each event'), ...refusals },
  },
  'signed',
);

/**
 * `GET /sync/digest`, `POST /sync/records` and `POST /sync/repair`: both sides are shown to be equal, range by range, and made so where
 * they are not (sync protocol 15).
 */
export function digestRoute({ store, clock, logger, metrics }: HttpContext): FastifyPluginAsyncZod {
  const digests = createDigests(store, clock);
  /** An answer is understood under the branch's own version alone. */
  const standing = (protocol: number) => ({
    protocol: Math.min(protocol, protocolVersion),
    serverEpoch: store.serverEpoch,
    serverTime: clock.now(),
  });
  return async (app) => {
    const config = { signed: true };
    app.get('/sync/digest', { schema: digestSchema, config }, async (request) => {
      const { kind, after, protocol } = request.query;
      const ranges = await digests(deviceOf(request).area.regional, kind, after, protocol);
      return { ...standing(protocol), ranges: [...ranges] };
    });
    // The rows were checked on their way in, as those of a pull.
    const records = { schema: recordsSchema, config, serializerCompiler: () => JSON.stringify };
    app.post('/sync/records', records, async (request, reply) => {
      const { area, code } = deviceOf(request);
      const compared = await compareRange(store, area.regional, request.body);
      if (!compared.ok) return sendRefusal(reply, { code: compared.error }, clock.now());
      const { changes, wanted, fedAgain } = compared.value;
      metrics.digestComparisons.inc({ kind: request.body.kind });
      metrics.digestRepairs.inc({ side: 'branch' }, changes.length);
      // What the branch holds and the feed did not have: it was lost here, as what comes back as events is.
      metrics.digestRepairs.inc({ side: 'central' }, fedAgain);
      if (changes.length + wanted.length + fedAgain > 0) {
        const counts = { changes: changes.length, wanted: wanted.length, fedAgain };
        logger.warn({ device: code, kind: request.body.kind, ...counts }, 'a branch was not equal');
      }
      return { ...standing(request.body.protocol), changes, wanted };
    });
    app.post('/sync/repair', { schema: repairSchema, config }, async (request) => {
      const results = await repairEvents(store, request.body.events);
      const restored = results.filter(({ outcome }) => outcome === 'restored').length;
      metrics.digestRepairs.inc({ side: 'central' }, restored);
      const unknown = results.filter(({ outcome }) => outcome === 'unknown').length;
      logger.warn(
        { device: deviceOf(request).code, restored, unknown },
        'case events came back from a branch',
      );
      return { ...standing(request.body.protocol), results: [...results] };
    });
  };
}
