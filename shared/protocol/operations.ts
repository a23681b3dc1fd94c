import { z } from 'zod';
import { instantSchema } from '../domain/dates.ts';
import { caseFactsSchema } from '../procedure/facts.ts';
import { refusalCodes } from '../procedure/refusals.ts';

const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);

export const operationSchema = z.strictObject({
  /** UUIDv7. */
  opId: z.uuid(),
  /** 1, 2, 3 … within the epoch, without a gap. */
  seq: z.int().min(1),
  type: z.literal('case-event'),
  opVersion: z.literal(1),
  /** Hash of the case event that this one follows. */
  baseVersion: sha256Schema,
  /** JSON text of a `CaseEvent`; it never changes once it is written. */
  body: z.string().min(2).max(200_000),
  /** The event's own hash in its case's chain. */
  hash: sha256Schema,
  /** Over `prevSha256`, a line feed and `body`: the outbox is a chain too. */
  sha256: sha256Schema,
  prevSha256: sha256Schema,
});
/** One row of a device's outbox (sync protocol 2). */
export type Operation = z.infer<typeof operationSchema>;

export const winnerSchema = z.strictObject({
  caseNumber: z.string(),
  advisor: z.string(),
  areaName: z.string(),
  at: instantSchema,
});

export const outcomeSchema = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('applied') }),
  /** Well made, and too late: another case holds the item. */
  z.strictObject({ status: z.literal('conflict'), code: z.enum(refusalCodes), winner: winnerSchema }),
  /** Not allowed on the facts as they are at the central office, which come with it where they are known. */
  z.strictObject({
    status: z.literal('rejected'),
    code: z.enum(refusalCodes),
    facts: caseFactsSchema.nullable(),
  }),
]);
export type Outcome = z.infer<typeof outcomeSchema>;

/** At most so many operations, and so many bytes of bodies, in one push (sync protocol 3). */
export const pushLimits = { operations: 500, bytes: 1_000_000 } as const;
