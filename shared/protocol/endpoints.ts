import { z } from 'zod';
import { instantSchema } from '../domain/dates.ts';
import { areaSchema } from '../domain/people.ts';
import { changeSchema, sealedSchema } from './changes.ts';
import { digestKinds, digestLimits } from './digest.ts';
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

/** What waits to be sent, told with a push's or a pull's query: for the central office's metrics alone. */
export const deviceReportSchema = z.strictObject({
  /** Operations; left out when none waits. */
  pending: z.coerce.number().int().min(0).default(0),
  /** When the one that waits longest was written. */
  oldestAt: instantSchema.optional(),
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
  ...deviceReportSchema.shape,
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(2000).default(1000),
  /** The version that the branch speaks; one that does not say so speaks 2. */
  protocol: z.coerce.number().int().min(1).max(1000).default(2),
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

const keySchema = z.string().max(80);
const digestKindSchema = z.enum(digestKinds);
const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);
const standing = { protocol: z.int(), serverEpoch: z.uuid(), serverTime: instantSchema };

export const digestQuerySchema = z.strictObject({
  kind: digestKindSchema,
  /** Ranges begin behind this key; empty: at the first. */
  after: keySchema.default(''),
  /** The version that the branch speaks; one that does not say so speaks 3. */
  protocol: z.coerce.number().int().min(3).max(1000).default(3),
});
export const digestResponseSchema = z.strictObject({
  ...standing,
  /** One behind the other: each goes from the end of the one before, not included, to `upTo`, included; null: to the end. */
  ranges: z.array(
    z.strictObject({ upTo: keySchema.nullable(), count: z.int().min(0), digest: sha256Schema }),
  ),
});

export const recordsRequestSchema = z.strictObject({
  protocol: z.int(),
  kind: digestKindSchema,
  /** How far the branch has pulled: what changed later comes with the pull. */
  cursor: z.string().max(200),
  after: keySchema,
  upTo: keySchema.nullable(),
  /** All that the branch holds of the range, by key. */
  lines: z.array(z.strictObject({ key: keySchema, hash: sha256Schema })).max(digestLimits.lines),
});
export const recordsResponseSchema = z.strictObject({
  ...standing,
  /** What the branch has to put in or, where the body is null, to take away. */
  changes: z.array(changeSchema),
  /** Case events that the central office lacks or holds altered: the branch is asked for its copy. */
  wanted: z.array(keySchema),
});

export const repairRequestSchema = z.strictObject({
  protocol: z.int(),
  events: z
    .array(z.strictObject({ eventId: keySchema, ...sealedSchema.shape }))
    .min(1)
    .max(digestLimits.events),
});
/** `unknown`: no ledger says that this text was ever accepted; it changes nothing. */
export const repairOutcomes = ['restored', 'standing', 'unknown'] as const;
export const repairResponseSchema = z.strictObject({
  ...standing,
  results: z.array(z.strictObject({ eventId: keySchema, outcome: z.enum(repairOutcomes) })),
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
  'cursor-expired',
  /** What arrived of a document is not what its hash says: it is sent anew. */
  'hash-mismatch',
  /** The case's log names another content for the document. */
  'document-other',
  'protocol-unsupported',
  'rate-limited',
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
  /** With `rate-limited`: seconds until a request is answered again. */
  retryAfter: z.int().min(1).optional(),
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
export type DigestResponse = z.infer<typeof digestResponseSchema>;
export type RecordsRequest = z.infer<typeof recordsRequestSchema>;
export type RecordsResponse = z.infer<typeof recordsResponseSchema>;
export type RepairRequest = z.infer<typeof repairRequestSchema>;
export type RepairResponse = z.infer<typeof repairResponseSchema>;
export type RepairOutcome = (typeof repairOutcomes)[number];
export type ProtocolError = z.infer<typeof protocolErrorSchema>;
