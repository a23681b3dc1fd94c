import { ok, type Result, refuse } from '../../../../shared/result.ts';
import { mediaTypeOf } from '../../inspect.ts';
import type { RequestOf } from '../messages.ts';
import type { JobTools } from './job-tools.ts';
import { openPicture } from './picture.ts';

/** Of a document that was kept, and looked at before it was: only its kind is asked for again. */
export async function countPages(
  { pdf }: JobTools,
  { document }: RequestOf<'countPages'>,
): Promise<Result<number, 'damaged'>> {
  const mediaType = mediaTypeOf(document);
  if (mediaType === null) return refuse('damaged');
  if (mediaType === 'application/pdf') return pdf.open(document, async ({ pageCount }) => ok(pageCount));
  if (mediaType !== 'image/tiff') return ok(1);
  const header = await openPicture(document, mediaType)
    .metadata()
    .catch(() => null);
  return header === null ? refuse('damaged') : ok(header.pages ?? 1);
}
