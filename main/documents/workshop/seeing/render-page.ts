import sharp, { type Sharp } from 'sharp';
import { type Adjustments, asTaken } from '../../../../shared/domain/capture.ts';
import { makeBlackAndWhite, makeClear } from './contrast.ts';
import { pageSize, rectify, scaleCorners, wholePicture } from './page-geometry.ts';
import { decodePixels, toMat } from './pixels.ts';
import { loadVision, withMats } from './vision.ts';

/** Of the longer side: a page of A4 at 300 dots per inch, and more than any camera of a branch makes of one. */
const largest = 4000;
const quality = 88;

/**
 * The page as it is adjusted: cut at its corners and set upright, turned, made clear.
 *
 * @param width in pixels, at most; null: as many as it was taken with, up to 4000 on its longer side. Never enlarged.
 * @returns a JPEG without anything but the picture.
 * @throws where the bytes are no picture.
 */
export async function renderPage(
  jpeg: Uint8Array,
  adjustments: Adjustments,
  width: number | null,
): Promise<Uint8Array> {
  const { corners, contrast, quarterTurns } = adjustments;
  if (corners === null && contrast === asTaken.contrast) return turnAndFit(sharp(jpeg), quarterTurns, width);
  // Twice what is asked for: the page is only a part of the picture, and pixels made fewer afterwards carry less grain.
  const pixels = await decodePixels(jpeg, width === null ? largest : Math.min(largest, width * 3));
  const vision = await loadVision();
  const page = withMats((keep) => {
    const picture = toMat(vision, keep, pixels);
    const quad = scaleCorners(corners ?? wholePicture, pixels.width, pixels.height);
    const size = pageSize(quad);
    const upright =
      corners === null ? picture : rectify(vision, keep, picture, quad, size.width, size.height);
    if (contrast === 'clear') makeClear(vision, upright);
    else if (contrast === 'black-and-white') makeBlackAndWhite(vision, upright);
    return { data: new Uint8Array(upright.data), width: upright.cols, height: upright.rows };
  });
  const raw = { raw: { width: page.width, height: page.height, channels: 3 } } as const;
  return turnAndFit(sharp(page.data, raw), quarterTurns, width);
}

async function turnAndFit(picture: Sharp, quarterTurns: number, width: number | null): Promise<Uint8Array> {
  const turned = quarterTurns === 0 ? picture : picture.rotate(quarterTurns * 90);
  const fitted =
    width === null
      ? turned.resize(largest, largest, { fit: 'inside', withoutEnlargement: true })
      : turned.resize({ width, withoutEnlargement: true });
  return fitted.toColourspace('srgb').jpeg({ quality, mozjpeg: false }).toBuffer();
}
