import { z } from 'zod';
import { instantSchema } from '../domain/dates.ts';
import { operationSchema } from './operations.ts';
import type { SignedRequest } from './signing.ts';

/** What of a workstation was not acknowledged, for a central office that the line does not lead to (sync protocol 14). */
export const outboxContentSchema = z.strictObject({
  format: z.literal('reversa-outbox'),
  version: z.literal(1),
  deviceId: z.uuid(),
  deviceCode: z.string().max(40),
  /** The present one; each row says its own. */
  epoch: z.uuid(),
  /** Which central office the device belongs to. */
  serverEpoch: z.uuid(),
  exportedAt: instantSchema,
  rows: z.array(z.strictObject({ epoch: z.uuid(), operation: operationSchema })),
});
export type OutboxContent = z.infer<typeof outboxContentSchema>;

export const outboxFileSchema = z.strictObject({
  content: outboxContentSchema,
  /** Over the content's text. */
  sha256: z.string().length(64),
  /** A token of the device's key over the content's text. */
  signature: z.string().max(4000),
});

/** The one text that a content is hashed and signed by, whatever way its file was written. */
export function outboxContentText(content: OutboxContent): string {
  return JSON.stringify(outboxContentSchema.parse(content));
}

/** What the signature signs: nothing that any endpoint takes for a request. */
export function signedOutbox(text: string): SignedRequest {
  return { method: 'EXPORT', path: '/outbox', body: text };
}
