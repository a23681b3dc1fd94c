import { type DocumentFault, type DocumentMediaType, mostPixels } from '../../shared/domain/documents.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';

/** What a file turned out to be. Width and height in pixels, of the largest picture in it; a PDF has none. */
export interface Inspected {
  readonly mediaType: DocumentMediaType;
  readonly width?: number;
  readonly height?: number;
}

export type Inspection = Result<Inspected, DocumentFault>;

/** A picture of this size, if a picture can have it. */
export function pictureOf(mediaType: DocumentMediaType, width: number, height: number): Inspection {
  if (width === 0 || height === 0) return refuse('damaged');
  return width * height > mostPixels ? refuse('too-many-pixels') : ok({ mediaType, width, height });
}
