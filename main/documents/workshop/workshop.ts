import type { Adjustments, Examined } from '../../../shared/domain/capture.ts';
import type { DocumentFault, DocumentMediaType } from '../../../shared/domain/documents.ts';
import type { Result } from '../../../shared/result.ts';

/** The work took too long, or its process ended before it was done: it is ended and begun anew. */
export type WorkshopFault = 'too-slow' | 'workshop-failed';

/** A page as it is kept until it is attached: a JPEG without anything but the picture, turned as it is to be looked at. */
export interface PagePicture {
  readonly jpeg: Uint8Array;
  readonly examined: Examined;
}

/** Text of a C.I. as it was read, line by line, with nothing made of it yet. */
export type ReadLines = readonly string[];

/**
 * Takes pictures and documents apart and puts them together, in a process of its own that holds no key, no store and no line (R14). One
 * job at a time, in order; each within its time and memory.
 */
export interface Workshop {
  /** A file as it came, taken apart into its pages and each looked at. */
  split(bytes: Uint8Array): Promise<Result<readonly PagePicture[], DocumentFault | WorkshopFault>>;
  /** @param page a page's JPEG. @param width in pixels, at most; null for as large as it is. */
  render(
    page: Uint8Array,
    adjustments: Adjustments,
    width: number | null,
  ): Promise<Result<Uint8Array, 'damaged' | WorkshopFault>>;
  /** The warnings of a page as it is adjusted. */
  examine(page: Uint8Array, adjustments: Adjustments): Promise<Result<Examined, 'damaged' | WorkshopFault>>;
  /** One document of all pages: a JPEG of one, a PDF of several. */
  compose(
    pages: readonly { readonly jpeg: Uint8Array; readonly adjustments: Adjustments }[],
  ): Promise<
    Result<
      { readonly bytes: Uint8Array; readonly mediaType: DocumentMediaType },
      'damaged' | 'too-large' | WorkshopFault
    >
  >;
  countPages(document: Uint8Array): Promise<Result<number, 'damaged' | WorkshopFault>>;
  /** @param page from 1. @param lines of the watermark, written across the page again and again. */
  draw(
    document: Uint8Array,
    page: number,
    width: number,
    lines: readonly string[],
  ): Promise<
    Result<
      { readonly jpeg: Uint8Array; readonly width: number; readonly height: number },
      'damaged' | WorkshopFault
    >
  >;
  read(page: Uint8Array, adjustments: Adjustments): Promise<Result<ReadLines, 'damaged' | WorkshopFault>>;
  /** Ends its process. */
  close(): Promise<void>;
}
