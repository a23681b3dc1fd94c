import type { z } from 'zod';
import { protocolErrorSchema } from '../../../shared/protocol/endpoints.ts';
import { type RefusalCode, refusalMessages, refusalStatuses } from './refusals.ts';

type Responses = Readonly<Record<number, z.ZodType>>;

/**
 * The answers of a route that refuses with these codes, by HTTP status, for its schema and the description at `/openapi.json`.
 */
export function refusalsOf(...codes: readonly RefusalCode[]): Responses {
  const byStatus = Map.groupBy(codes, (code) => refusalStatuses[code]);
  return Object.fromEntries(
    [...byStatus].map(([status, group]) => {
      const words = group.map((code) => `\`${code}\`: ${refusalMessages[code]}`).join('. ');
      return [status, protocolErrorSchema.describe(words)];
    }),
  );
}

interface Description {
  readonly tag: 'sync' | 'documents' | 'devices' | 'service';
  readonly summary: string;
  readonly description: string;
}

/** What every signed request may be refused with. */
export const signedRefusals = [
  'bad-request',
  'token-invalid',
  'token-time',
  'device-revoked',
  'too-large',
  'protocol-unsupported',
  'rate-limited',
  'busy',
  'failed',
] as const satisfies readonly RefusalCode[];

/** A route's schema with its words for the description; `signed` when it wants a device's token. */
export function described<Parts extends { readonly response: Responses }>(
  { tag, ...parts }: Description & Parts,
  who: 'signed' | 'anybody' = 'anybody',
) {
  return { ...parts, tags: [tag], security: who === 'signed' ? [{ device: [] }] : [] };
}
