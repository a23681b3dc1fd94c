import type { Sharp } from 'sharp';
import type { DocumentMediaType } from '../../../../shared/domain/documents.ts';
import { ok, type Result, refuse } from '../../../../shared/result.ts';
import { mediaTypeOf } from '../../inspect.ts';
import type { RequestOf, ValueOf } from '../messages.ts';
import type { JobTools } from './job-tools.ts';
import type { PageSize, PdfEngine } from './pdf-engine.ts';
import { openPicture, openPixels, type Pixels, plain } from './picture.ts';
import { drawWatermark } from './watermark.ts';

const quality = 82;
/** A page is no higher than so many times its width: a strip of paper is shown narrower instead. */
const mostHeights = 4;

/** Pixels of what is shown, `width` wide where its height allows. */
function sizeFor(page: PageSize, width: number): PageSize {
  const scale = Math.min(width / page.width, (width * mostHeights) / page.height);
  return {
    width: Math.max(1, Math.round(page.width * scale)),
    height: Math.max(1, Math.round(page.height * scale)),
  };
}

async function pixelsOf(picture: Sharp): Promise<Result<Pixels, 'damaged'>> {
  try {
    const { data, info } = await plain(picture).removeAlpha().raw().toBuffer({ resolveWithObject: true });
    return ok({ data, width: info.width, height: info.height, channels: 3 });
  } catch {
    return refuse('damaged');
  }
}

function drawPdfPage(pdf: PdfEngine, document: Uint8Array, page: number, width: number) {
  return pdf.open<Pixels, 'damaged'>(document, async (opened) => {
    if (page > opened.pageCount) return refuse('damaged');
    const drawn = await opened.draw<never>(page - 1, (points) => ok(sizeFor(points, width)), true);
    return drawn.ok ? pixelsOf(openPixels(drawn.value)) : drawn;
  });
}

async function drawPicture(
  document: Uint8Array,
  mediaType: DocumentMediaType,
  page: number,
  width: number,
): Promise<Result<Pixels, 'damaged'>> {
  const picture = openPicture(document, mediaType, page - 1);
  const header = await picture.metadata().catch(() => null);
  if (header === null) return refuse('damaged');
  const target = sizeFor(header.autoOrient, width);
  return pixelsOf(picture.resize({ ...target, fit: 'fill' }));
}

/** A page with the watermark in its pixels: nothing leaves here that shows the paper without it (R18). */
export async function draw(
  { pdf }: JobTools,
  { document, page, width, lines }: RequestOf<'draw'>,
): Promise<Result<ValueOf<'draw'>, 'damaged'>> {
  const mediaType = mediaTypeOf(document);
  if (mediaType === null) return refuse('damaged');
  const drawn =
    mediaType === 'application/pdf'
      ? await drawPdfPage(pdf, document, page, width)
      : await drawPicture(document, mediaType, page, width);
  if (!drawn.ok) return drawn;
  const { width: across, height: down } = drawn.value;
  const mark = await drawWatermark(pdf, across, down, lines);
  const jpeg = await openPixels(drawn.value)
    .composite([{ input: Buffer.from(mark.data.buffer), raw: { width: across, height: down, channels: 4 } }])
    .jpeg({ quality })
    .toBuffer();
  return ok({ jpeg: new Uint8Array(jpeg), width: across, height: down });
}
