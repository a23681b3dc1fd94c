import { z } from 'zod';

/** Where a page can come from, in the order in which a branch uses them. */
export const captureSources = ['folder', 'scanner', 'camera', 'drop', 'paste', 'file'] as const;
export type CaptureSource = (typeof captureSources)[number];

/** Pages of one document. */
export const mostPages = 40;
/** Pages of a file that is taken apart: what has more is no customer's paper. */
export const mostFilePages = 40;

/** What may be wrong with a page, for a person to judge. */
export const pageWarnings = [
  'blurred',
  'glare',
  'dark',
  'low-resolution',
  'no-edges',
  'same-picture',
] as const;
export type PageWarning = (typeof pageWarnings)[number];

/** Of a page's picture: from 0 to 1, from the left and from the top, so that they hold for any size of it. */
export const pointSchema = z.strictObject({ x: z.number().min(0).max(1), y: z.number().min(0).max(1) });
export type Point = z.infer<typeof pointSchema>;

/** The corners of the paper, clockwise from what is at the top left as the picture stands. */
export const cornersSchema = z.tuple([pointSchema, pointSchema, pointSchema, pointSchema]);
export type Corners = z.infer<typeof cornersSchema>;

export const contrasts = ['as-taken', 'clear', 'black-and-white'] as const;
export type Contrast = (typeof contrasts)[number];

/** What is done to a page before it becomes part of its document. The picture as it was taken stays beside it until then. */
export const adjustmentsSchema = z.strictObject({
  /** Null: the whole picture. */
  corners: cornersSchema.nullable(),
  /** Clockwise, after the corners. */
  quarterTurns: z.int().min(0).max(3),
  contrast: z.enum(contrasts),
});
export type Adjustments = z.infer<typeof adjustmentsSchema>;

export const asTaken: Adjustments = { corners: null, quarterTurns: 0, contrast: 'as-taken' };

/** What was seen on a page. */
export const examinedSchema = z.strictObject({
  /** Pixels. */
  width: z.int().min(1),
  height: z.int().min(1),
  /** Found by themselves; null where no edges of a paper are seen. */
  corners: cornersSchema.nullable(),
  warnings: z.array(z.enum(pageWarnings)).max(pageWarnings.length),
  /** 64 bits as hex: pictures of the same thing have nearly the same ones. */
  fingerprint: z.string().regex(/^[0-9a-f]{16}$/),
});
export type Examined = z.infer<typeof examinedSchema>;

/** Why a page stays although something was found wrong with it. */
export const overruledSchema = z.strictObject({
  /** From 1. */
  page: z.int().min(1).max(mostPages),
  warnings: z.array(z.enum(pageWarnings)).min(1).max(pageWarnings.length),
  reason: z.string().trim().min(3).max(200),
});

/** How a document was made: part of its entry in the case's log. */
export const captureSchema = z.strictObject({
  pages: z.int().min(1).max(mostPages),
  sources: z.array(z.enum(captureSources)).min(1).max(captureSources.length),
  overruled: z.array(overruledSchema).max(mostPages),
});
export type Capture = z.infer<typeof captureSchema>;

/** What was read off a C.I.: a suggestion, never more. */
export const cardReadingSchema = z.strictObject({
  number: z.string().max(20).nullable(),
  name: z.string().max(120).nullable(),
  /** Is it another one than the holder's? Null where nothing was read. */
  numberDiffers: z.boolean().nullable(),
  nameDiffers: z.boolean().nullable(),
});
export type CardReading = z.infer<typeof cardReadingSchema>;
