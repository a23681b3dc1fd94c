import { type DocumentMediaType, largestDocument } from '../../../../shared/domain/documents.ts';
import { ok, type Result, refuse } from '../../../../shared/result.ts';
import type { RequestOf } from '../messages.ts';
import type { JobTools } from './job-tools.ts';
import { adjust, isPage } from './look-at-page.ts';
import { openPicture, writeJpeg } from './picture.ts';
import { writePdf } from './write-pdf.ts';

/** From the least loss to the most that still lets an A4 page of ten-point letters be read; `side` in pixels. */
const steps = [
  { quality: 80, side: 4000 },
  { quality: 70, side: 3508 },
  { quality: 60, side: 2480 },
  { quality: 50, side: 1754 },
] as const;

async function shrink(
  pages: readonly Uint8Array[],
  { quality, side }: (typeof steps)[number],
  onPage: () => void,
): Promise<readonly Uint8Array[]> {
  const smaller: Uint8Array[] = [];
  for (const page of pages) {
    const picture = openPicture(page, 'image/jpeg').resize({
      width: side,
      height: side,
      fit: 'inside',
      withoutEnlargement: true,
    });
    smaller.push(await writeJpeg(picture, quality, '4:2:0'));
    onPage();
  }
  return smaller;
}

interface Composed {
  readonly bytes: Uint8Array;
  readonly mediaType: DocumentMediaType;
}

/** @returns null where the pages make more than a document may be. */
async function write(pages: readonly Uint8Array[]): Promise<Composed | null> {
  // Known before anything is put together, which would take the same memory again.
  if (pages.reduce((sum, page) => sum + page.byteLength, 0) > largestDocument) return null;
  const [only, ...others] = pages;
  if (only !== undefined && others.length === 0) return { bytes: only, mediaType: 'image/jpeg' };
  const bytes = await writePdf(pages);
  return bytes.byteLength > largestDocument ? null : { bytes, mediaType: 'application/pdf' };
}

/** Makes one document of pages, as sharp as its largest size allows. */
export async function compose(
  { onPage }: JobTools,
  { pages }: RequestOf<'compose'>,
): Promise<Result<Composed, 'damaged' | 'too-large'>> {
  const adjusted: Uint8Array[] = [];
  for (const { jpeg, adjustments } of pages) {
    if (!isPage(jpeg)) return refuse('damaged');
    adjusted.push(await adjust(jpeg, adjustments));
    onPage();
  }
  let written = await write(adjusted);
  for (const step of steps) {
    if (written !== null) break;
    written = await write(await shrink(adjusted, step, onPage));
  }
  return written === null ? refuse('too-large') : ok(written);
}
