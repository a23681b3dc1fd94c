import { z } from 'zod';
import { documentSchema } from '../domain/documents.ts';

/** Bytes that one request carries of a document, in either direction. */
export const largestChunk = 1024 * 1024;
/** Bytes below which a chunk is more envelope than content. */
export const leastChunk = 64 * 1024;

/** Content type of a chunk (tus 1.0). */
export const chunkMediaType = 'application/offset+octet-stream';

/** What an upload says of itself when it is made: tus metadata, all of it text (sync protocol 12). */
export const uploadMetadataSchema = z.object({
  documentId: documentSchema.shape.documentId,
  caseId: z.uuid(),
  sha256: documentSchema.shape.sha256,
  bytes: z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .pipe(documentSchema.shape.bytes),
  mediaType: documentSchema.shape.mediaType,
});
export type UploadMetadata = z.infer<typeof uploadMetadataSchema>;

/** A part of a document that is asked for: bytes from `offset` on, `length` at most. */
export const documentPartSchema = z.object({
  offset: z.coerce.number().int().min(0).default(0),
  length: z.coerce.number().int().min(1).max(largestChunk).default(largestChunk),
});

/** A refusal's body once more, for answers that cannot have one (`HEAD`). */
export const refusalHeader = 'reversa-refusal';
