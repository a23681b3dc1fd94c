import { z } from 'zod';
import { instantSchema } from '../domain/dates.ts';
import { documentKinds } from '../domain/documents.ts';
import { channel, nothing, readers } from './channel.ts';

export const uploadRowSchema = z.strictObject({
  documentId: z.uuid(),
  caseId: z.uuid(),
  caseNumber: z.string(),
  kind: z.enum(documentKinds),
  bytes: z.int().min(0),
  createdAt: instantSchema,
  attempts: z.int(),
  lastError: z.string().nullable(),
  /** `failed`: it does not go out by itself. */
  state: z.enum(['waiting', 'sending', 'failed']),
  /** While it is being sent. */
  percent: z.int().min(0).max(100).nullable(),
});
export type UploadRow = z.infer<typeof uploadRowSchema>;

export const uploadsViewSchema = z.strictObject({
  rows: z.array(uploadRowSchema),
  /** Of all, whether they are among the rows or not. */
  count: z.int().min(0),
  bytes: z.int().min(0),
  /** Somebody stopped the documents, and them alone, until they are let go on or the application starts again. */
  isPaused: z.boolean(),
});
export type UploadsView = z.infer<typeof uploadsViewSchema>;

/** Captured documents on their way to the central office (U11). */
export const uploadChannels = {
  listUploads: channel({
    kind: 'query',
    request: nothing,
    response: uploadsViewSchema,
    errors: [],
    roles: readers,
  }),
  /** A line that somebody needs for something else: everything but documents goes on. */
  pauseUploads: channel({
    kind: 'command',
    request: z.strictObject({ paused: z.boolean() }),
    response: uploadsViewSchema,
    errors: [],
    roles: readers,
  }),
  /** Sends one that had failed from its beginning. */
  retryUpload: channel({
    kind: 'command',
    request: z.strictObject({ documentId: z.uuid() }),
    response: uploadsViewSchema,
    errors: ['not-found'],
    roles: readers,
  }),
} as const;
