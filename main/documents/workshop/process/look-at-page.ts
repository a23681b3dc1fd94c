import { type Adjustments, asTaken, type Examined } from '../../../../shared/domain/capture.ts';
import { ok, type Result, refuse } from '../../../../shared/result.ts';
import { inspectDocument } from '../../inspect.ts';
import type { RequestOf } from '../messages.ts';
import { examinePage } from '../seeing/examine-page.ts';
import { renderPage } from '../seeing/render-page.ts';
import type { JobTools } from './job-tools.ts';

/** Pages were made by `split`: one that is no whole JPEG was damaged since. */
export function isPage(bytes: Uint8Array): boolean {
  const inspected = inspectDocument(bytes);
  return inspected.ok && inspected.value.mediaType === 'image/jpeg';
}

/** A page as it is to be seen; one that is left as it was taken is not packed once more, which would blur it. */
export async function adjust(page: Uint8Array, adjustments: Adjustments): Promise<Uint8Array> {
  const { corners, quarterTurns, contrast } = adjustments;
  const isAsTaken =
    corners === null && quarterTurns === asTaken.quarterTurns && contrast === asTaken.contrast;
  return new Uint8Array(isAsTaken ? page : await renderPage(page, adjustments, null));
}

export async function render(
  _tools: JobTools,
  { page, adjustments, width }: RequestOf<'render'>,
): Promise<Result<Uint8Array, 'damaged'>> {
  return isPage(page) ? ok(new Uint8Array(await renderPage(page, adjustments, width))) : refuse('damaged');
}

export async function examine(
  _tools: JobTools,
  { page, adjustments }: RequestOf<'examine'>,
): Promise<Result<Examined, 'damaged'>> {
  return isPage(page) ? ok(await examinePage(page, adjustments)) : refuse('damaged');
}

export async function read(
  { reader }: JobTools,
  { page, adjustments }: RequestOf<'read'>,
): Promise<Result<string[], 'damaged'>> {
  if (!isPage(page)) return refuse('damaged');
  return ok([...(await reader.readLines(await adjust(page, adjustments)))]);
}
