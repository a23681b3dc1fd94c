import { z } from 'zod';
import { instantSchema } from '../domain/dates.ts';
import { areaSchema } from '../domain/people.ts';
import { changeSchema } from './changes.ts';
import { operationSchema, outcomeSchema, pushLimits } from './operations.ts';

export const enrolRequestSchema = z.strictObject({
  code: z.string().min(6).max(60),
  /** Ed25519 public key as a JWK. */
  publicKey: z.strictObject({
    kty: z.literal('OKP'),
    crv: z.literal('Ed25519'),
    x: z.string().min(40).max(50),
  }),
});
export const enrolResponseSchema = z.strictObject({
  protocol: z.int(),
  deviceId: z.uuid(),
  /** Stands in the numbers that the device gives out: `LPZ-01-02`. */
  deviceCode: z.string(),
  area: areaSchema,
  serverEpoch: z.uuid(),
  serverTime: instantSchema,
});

export const pushRequestSchema = z.strictObject({
  protocol: z.int(),
  epoch: z.uuid(),
  operations: z.array(operationSchema).min(1).max(pushLimits.operations),
});
export const pushResponseSchema = z.strictObject({
  serverTime: instantSchema,
  results: z.array(z.strictObject({ seq: z.int(), opId: z.uuid(), outcome: outcomeSchema })),
});

export const pullQuerySchema = z.strictObject({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(2000).default(1000),
});
export const pullResponseSchema = z.strictObject({
  protocol: z.int(),
  serverEpoch: z.uuid(),
  serverTime: instantSchema,
  changes: z.array(changeSchema),
  /** Opaque: handed back with the next pull. */
  cursor: z.string(),
  more: z.boolean(),
});

export const healthResponseSchema = z.strictObject({
  status: z.literal('ok'),
  protocol: z.int(),
  serverEpoch: z.uuid(),
  serverTime: instantSchema,
});

/** Codes of refused requests; `serverTime` comes with each, so that a device whose clock is off can sign again. */
export const protocolErrorCodes = [
  'bad-request',
  'unknown-code',
  'token-invalid',
  'token-time',
  'device-revoked',
  'epoch-unknown',
  'fork',
  'gap',
  'too-large',
  'cursor-unknown',
  'protocol-unsupported',
  'busy',
  'not-found',
  'failed',
] as const;
export const protocolErrorSchema = z.strictObject({
  error: z.enum(protocolErrorCodes),
  message: z.string(),
  serverTime: instantSchema,
  /** With `gap` and `fork`: the last seq that the central office holds. */
  lastSeq: z.int().optional(),
});

/** What a signed request's token says, besides its times: whose it is and which request it signs. */
export const deviceTokenSchema = z.object({
  /** Device id. */
  sub: z.uuid(),
  /** Method, path with query, and SHA-256 of the body, joined by line feeds, hashed. */
  req: z.string().length(64),
  iat: z.int(),
  exp: z.int(),
});
/** Seconds that a token is good for, and by which a clock may differ. */
export const tokenSeconds = 60;

export type EnrolRequest = z.infer<typeof enrolRequestSchema>;
export type EnrolResponse = z.infer<typeof enrolResponseSchema>;
export type PushRequest = z.infer<typeof pushRequestSchema>;
export type PushResponse = z.infer<typeof pushResponseSchema>;
export type PullResponse = z.infer<typeof pullResponseSchema>;
export type ProtocolError = z.infer<typeof protocolErrorSchema>;
