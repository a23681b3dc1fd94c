import type { Sharp } from 'sharp';
import { mostFilePages } from '../../../../shared/domain/capture.ts';
import {
  type DocumentFault,
  type DocumentMediaType,
  mostPixels,
} from '../../../../shared/domain/documents.ts';
import { ok, type Result, refuse } from '../../../../shared/result.ts';
import { inspectDocument } from '../../inspect.ts';
import { examinePage } from '../seeing/examine-page.ts';
import type { PagePicture } from '../workshop.ts';
import type { JobTools } from './job-tools.ts';
import type { OpenPdf, PageSize } from './pdf-engine.ts';
import { longestSide, openPicture, openPixels, writePage } from './picture.ts';

/** Dots per inch at which a PDF's pages become pictures: eight-point letters stay legible, and so does a C.I. */
const pdfResolution = 200;

type Split = Result<PagePicture[], DocumentFault>;

/** Pixels of a PDF's page, within what a page may have. */
function pixelsOf({ width, height }: PageSize): Result<PageSize, 'too-many-pixels'> {
  const wanted = pdfResolution / 72;
  if (width * height * wanted ** 2 > mostPixels) return refuse('too-many-pixels');
  const scale = Math.min(wanted, longestSide / Math.max(width, height));
  return ok({
    width: Math.max(1, Math.round(width * scale)),
    height: Math.max(1, Math.round(height * scale)),
  });
}

/** @returns null where the picture cannot be read to its end. */
async function pageOf(picture: Sharp): Promise<PagePicture | null> {
  const jpeg = await writePage(picture).catch(() => null);
  return jpeg === null ? null : { jpeg, examined: await examinePage(jpeg) };
}

async function splitPdf(pdf: OpenPdf, onPage: () => void): Promise<Split> {
  if (pdf.pageCount > mostFilePages) return refuse('too-many-pages');
  const pages: PagePicture[] = [];
  for (let index = 0; index < pdf.pageCount; index += 1) {
    const drawn = await pdf.draw(index, pixelsOf, true);
    if (!drawn.ok) return drawn;
    const page = await pageOf(openPixels(drawn.value));
    if (page === null) return refuse('damaged');
    pages.push(page);
    onPage();
  }
  return ok(pages);
}

async function splitPicture(
  bytes: Uint8Array,
  mediaType: DocumentMediaType,
  onPage: () => void,
): Promise<Split> {
  const header = await openPicture(bytes, mediaType)
    .metadata()
    .catch(() => null);
  if (header === null) return refuse('damaged');
  const count = mediaType === 'image/tiff' ? (header.pages ?? 1) : 1;
  if (count > mostFilePages) return refuse('too-many-pages');
  const pages: PagePicture[] = [];
  for (let index = 0; index < count; index += 1) {
    const page = await pageOf(openPicture(bytes, mediaType, index));
    if (page === null) return refuse('damaged');
    pages.push(page);
    onPage();
  }
  return ok(pages);
}

/** Takes a file apart into pages: only pictures made anew leave here, nothing of the file itself (R14). */
export async function split(
  { pdf, onPage }: JobTools,
  { bytes }: { readonly bytes: Uint8Array },
): Promise<Split> {
  const inspected = inspectDocument(bytes);
  if (!inspected.ok) return inspected;
  const { mediaType } = inspected.value;
  return mediaType === 'application/pdf'
    ? pdf.open(bytes, (opened) => splitPdf(opened, onPage))
    : splitPicture(bytes, mediaType, onPage);
}
