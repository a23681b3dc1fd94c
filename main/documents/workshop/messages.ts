import { z } from 'zod';
import {
  adjustmentsSchema,
  examinedSchema,
  mostFilePages,
  mostPages,
} from '../../../shared/domain/capture.ts';
import { documentFaults, documentMediaTypes } from '../../../shared/domain/documents.ts';

/** Bytes cross as they are: both sides copy them, neither writes them as text. */
const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array && value.byteLength > 0);
const pixels = z.int().min(1);
/** Pixels wide. */
const width = z.int().min(1).max(4000);

interface Job {
  readonly request: z.ZodType;
  readonly value: z.ZodType;
  readonly errors: readonly string[];
}

function job<Request extends z.ZodType, Value extends z.ZodType, const Errors extends readonly string[]>(
  parts: { readonly request: Request; readonly value: Value; readonly errors: Errors } & Job,
) {
  return parts;
}

/** What the process does, checked by whoever receives it: by the process before it begins, by the application before it believes. */
export const jobs = {
  split: job({
    request: z.strictObject({ bytes }),
    value: z
      .array(z.strictObject({ jpeg: bytes, examined: examinedSchema }))
      .min(1)
      .max(mostFilePages),
    errors: documentFaults,
  }),
  render: job({
    request: z.strictObject({ page: bytes, adjustments: adjustmentsSchema, width: width.nullable() }),
    value: bytes,
    errors: ['damaged'],
  }),
  examine: job({
    request: z.strictObject({ page: bytes, adjustments: adjustmentsSchema }),
    value: examinedSchema,
    errors: ['damaged'],
  }),
  compose: job({
    request: z.strictObject({
      pages: z
        .array(z.strictObject({ jpeg: bytes, adjustments: adjustmentsSchema }))
        .min(1)
        .max(mostPages),
    }),
    value: z.strictObject({ bytes, mediaType: z.enum(documentMediaTypes) }),
    errors: ['damaged', 'too-large'],
  }),
  countPages: job({
    request: z.strictObject({ document: bytes }),
    value: z.int().min(1),
    errors: ['damaged'],
  }),
  draw: job({
    request: z.strictObject({
      document: bytes,
      page: z.int().min(1),
      width,
      lines: z.array(z.string().max(300)).max(8),
    }),
    value: z.strictObject({ jpeg: bytes, width: pixels, height: pixels }),
    errors: ['damaged'],
  }),
  read: job({
    request: z.strictObject({ page: bytes, adjustments: adjustmentsSchema }),
    value: z.array(z.string()).max(500),
    errors: ['damaged'],
  }),
} as const;

export type JobName = keyof typeof jobs;
export type RequestOf<Name extends JobName> = z.infer<(typeof jobs)[Name]['request']>;
export type ValueOf<Name extends JobName> = z.infer<(typeof jobs)[Name]['value']>;
export type JobErrorOf<Name extends JobName> = (typeof jobs)[Name]['errors'][number];

const jobNames = Object.keys(jobs) as [JobName, ...JobName[]];

/** The envelope in which a job is handed to the process; `request` is checked by its job's own schema. */
export const orderSchema = z.strictObject({ id: z.int(), name: z.enum(jobNames), request: z.unknown() });
export type Order = z.infer<typeof orderSchema>;

/** Names and places in the code alone, as `describeFault` makes them (R10). */
const faultSchema = z.strictObject({
  name: z.string().max(100),
  code: z.string().max(100).nullable(),
  stack: z.array(z.string().max(500)).max(50),
});

/** What the process says. `progress`: a page more is done, which begins the time for the next one. */
export const answerSchema = z.discriminatedUnion('kind', [
  z.strictObject({ id: z.int(), kind: z.literal('progress') }),
  z.strictObject({ id: z.int(), kind: z.literal('done'), value: z.unknown() }),
  z.strictObject({ id: z.int(), kind: z.literal('refused'), error: z.string().max(40) }),
  z.strictObject({ id: z.int(), kind: z.literal('fault'), fault: faultSchema }),
]);
export type Answer = z.infer<typeof answerSchema>;
