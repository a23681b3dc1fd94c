import sharp from 'sharp';
import type { Adjustments, Corners, Examined, PageWarning } from '../../../../shared/domain/capture.ts';
import { fillsPicture } from './fills-picture.ts';
import { fingerprint } from './fingerprint.ts';
import { type Look, lookAtPage, warningsOf } from './look-at-page.ts';
import { findPage } from './page-edges.ts';
import { pageSize, type Quad, rectify, scaleCorners, wholePicture } from './page-geometry.ts';
import { decodePixels, type Pixels, toMat } from './pixels.ts';
import { loadVision, type Mat, type Vision, withMats } from './vision.ts';

/** How many times as long as wide: the longest receipts are ten. */
const mostSlender = 100;
/** Large enough for the letters of a sheet, small enough for any machine's memory. */
const lookedAt = 2000;

/**
 * Finds the paper and what is wrong with its page.
 *
 * @param adjustments the page as a person adjusted it: its corners are looked at instead of those that are found, and the edges are then theirs.
 *   Without them: the page that was found, else the whole picture. Contrast does not heal what was taken badly.
 * @returns `corners` are always those that are found by themselves. `same-picture` is not among the warnings: it takes the other pages to tell.
 * @throws where the bytes are no picture.
 */
export async function examinePage(jpeg: Uint8Array, adjustments?: Adjustments): Promise<Examined> {
  const { width, height } = await sharp(jpeg).metadata();
  // A line is no page, and nothing can be measured on it.
  if (Math.max(width, height) > mostSlender * Math.min(width, height))
    return {
      width,
      height,
      corners: null,
      warnings: ['low-resolution', 'no-edges'],
      fingerprint: await fingerprint(jpeg),
    };
  const { examined } = await measurePage(jpeg, adjustments);
  return examined;
}

/** As {@link examinePage}, with what was measured. */
export async function measurePage(
  jpeg: Uint8Array,
  adjustments?: Adjustments,
): Promise<{ readonly examined: Examined; readonly look: Look }> {
  const vision = await loadVision();
  const pixels = await decodePixels(jpeg, lookedAt);
  const { found, fills, look } = withMats((keep) => {
    const picture = toMat(vision, keep, pixels);
    const quad = findPage(vision, picture);
    const chosen = adjustments ? adjustments.corners : null;
    const page =
      chosen !== null
        ? scaleCorners(chosen, pixels.width, pixels.height)
        : !adjustments && quad !== null
          ? quad
          : scaleCorners(wholePicture, pixels.width, pixels.height);
    return { found: quad, fills: fillsPicture(picture), look: lookWithin(vision, picture, pixels, page) };
  });
  const hasEdges = found !== null || fills || (adjustments !== undefined && adjustments.corners !== null);
  const warnings: readonly PageWarning[] = hasEdges
    ? warningsOf(look, false)
    : [...warningsOf(look, true), 'no-edges'];
  const examined: Examined = {
    width: pixels.fullWidth,
    height: pixels.fullHeight,
    corners: found && sharesOf(found, pixels),
    warnings: [...warnings],
    fingerprint: await fingerprint(jpeg),
  };
  return { examined, look };
}

function lookWithin(vision: { readonly cv: Vision }, picture: Mat, pixels: Pixels, quad: Quad): Look {
  return withMats((keep) => {
    const { width, height } = pageSize(quad);
    const page = rectify(vision, keep, picture, quad, width, height);
    const longSide = (Math.max(width, height) * pixels.fullWidth) / pixels.width;
    return lookAtPage(vision, page, Math.round(longSide));
  });
}

function sharesOf(quad: Quad, { width, height }: Pixels): Corners {
  const within = (value: number): number => Math.min(1, Math.max(0, value));
  const [one, two, three, four] = quad.map(({ x, y }) => ({
    x: within(x / width),
    y: within(y / height),
  }));
  return one && two && three && four ? [one, two, three, four] : wholePicture;
}
