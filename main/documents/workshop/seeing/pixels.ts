import sharp from 'sharp';
import type { Keep, Mat, Vision } from './vision.ts';

/** A picture decoded: three bytes a pixel. */
export interface Pixels {
  readonly rgb: Uint8Array;
  readonly width: number;
  readonly height: number;
  /** Of the picture that it was decoded from, before it was made smaller. */
  readonly fullWidth: number;
  readonly fullHeight: number;
}

/**
 * @param longest in pixels, of the longer side; a smaller picture is not enlarged. Null: as large as it is.
 * @throws where the bytes are no picture.
 */
export async function decodePixels(jpeg: Uint8Array, longest: number | null): Promise<Pixels> {
  const { width: fullWidth, height: fullHeight } = await sharp(jpeg).metadata();
  const decoded = sharp(jpeg).toColourspace('srgb').removeAlpha();
  const fitted =
    longest === null
      ? decoded
      : decoded.resize(longest, longest, { fit: 'inside', withoutEnlargement: true });
  const { data, info } = await fitted.raw().toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  if (channels === 3) return { rgb: data, width, height, fullWidth, fullHeight };
  const rgb = new Uint8Array(width * height * 3);
  for (let from = 0, to = 0; to < rgb.length; from += channels, to += 3)
    rgb.fill(data[from] ?? 0, to, to + 3);
  return { rgb, width, height, fullWidth, fullHeight };
}

export function toMat({ cv }: { readonly cv: Vision }, keep: Keep, pixels: Pixels): Mat {
  const mat = keep(new cv.Mat(pixels.height, pixels.width, cv.CV_8UC3));
  mat.data.set(pixels.rgb);
  return mat;
}
