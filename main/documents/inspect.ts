import {
  type DocumentFault,
  type DocumentMediaType,
  largestDocument,
} from '../../shared/domain/documents.ts';
import { type Result, refuse } from '../../shared/result.ts';
import { holdsAnotherFile } from './another-file.ts';
import { inspectJpeg } from './inspect-jpeg.ts';
import { inspectPdf } from './inspect-pdf.ts';
import { inspectPng } from './inspect-png.ts';
import { inspectTiff } from './inspect-tiff.ts';
import type { Inspected, Inspection } from './inspected.ts';

/** The formats that are taken, by the bytes they begin with (R14). */
const formats: readonly {
  readonly mediaType: DocumentMediaType;
  readonly begins: readonly (readonly number[])[];
  readonly inspect: (bytes: Uint8Array) => Inspection;
}[] = [
  { mediaType: 'image/jpeg', begins: [[0xff, 0xd8, 0xff]], inspect: inspectJpeg },
  { mediaType: 'image/png', begins: [[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]], inspect: inspectPng },
  {
    mediaType: 'image/tiff',
    begins: [
      [0x49, 0x49, 0x2a, 0x00],
      [0x4d, 0x4d, 0x00, 0x2a],
    ],
    inspect: inspectTiff,
  },
  { mediaType: 'application/pdf', begins: [[0x25, 0x50, 0x44, 0x46, 0x2d]], inspect: inspectPdf },
];

function formatOf(bytes: Uint8Array) {
  return formats.find(({ begins }) =>
    begins.some((beginning) => beginning.every((byte, index) => bytes[index] === byte)),
  );
}

/** What a file seems to be by its first bytes; null for what is none of the formats that are taken. */
export function mediaTypeOf(bytes: Uint8Array): DocumentMediaType | null {
  return formatOf(bytes)?.mediaType ?? null;
}

/**
 * What a file is by its content, and whether it may be kept as a document: nothing of it is run, drawn or unpacked, but for the
 * compressed lists of a PDF's objects, within bounds.
 *
 * @param bytes the whole file; its name is not asked for.
 * @returns its media type, and a picture's size in pixels; or the one thing that is wrong with it.
 */
export function inspectDocument(bytes: Uint8Array): Result<Inspected, DocumentFault> {
  if (bytes.byteLength === 0) return refuse('empty');
  if (bytes.byteLength > largestDocument) return refuse('too-large');
  const format = formatOf(bytes);
  if (!format) return refuse('not-a-document');
  const inspected = format.inspect(bytes);
  return inspected.ok && holdsAnotherFile(bytes) ? refuse('active-content') : inspected;
}
