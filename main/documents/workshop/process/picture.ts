import sharp, { type Sharp } from 'sharp';
import { type DocumentMediaType, mostPixels } from '../../../../shared/domain/documents.ts';

/** Pixels of a page's longer side: an A4 page at 300 dpi has 3508. */
export const longestSide = 4000;
/** Of a page's JPEG, with colours as sharp as shades: letters in colour keep their edges. */
const pageQuality = 85;

/** Once for the process: one picture at a time, nothing remembered, no format but the three that are taken (R14). */
export function limitPictures(): void {
  sharp.cache(false);
  sharp.concurrency(1);
  sharp.block({ operation: ['VipsForeignLoad'] });
  sharp.unblock({
    operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadTiffBuffer'],
  });
}

/** Pixels of 8 bits a channel, row by row: grey, colour, or colour with opacity. */
export interface Pixels {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3 | 4;
}

/** @param page from 0. */
export function openPicture(bytes: Uint8Array, mediaType: DocumentMediaType, page = 0): Sharp {
  return sharp(bytes, {
    page: mediaType === 'image/tiff' ? page : 0,
    limitInputPixels: mostPixels,
    // Scanners write fields into a TIFF that no reader knows, each of which is a warning; in the others a warning means missing rows.
    failOn: mediaType === 'image/tiff' ? 'error' : 'warning',
  }).autoOrient();
}

export function openPixels({ data, width, height, channels }: Pixels): Sharp {
  return sharp(data, { raw: { width, height, channels }, limitInputPixels: mostPixels });
}

/** On white, in sRGB, without anything but the picture. */
export function plain(picture: Sharp): Sharp {
  return picture.flatten({ background: '#ffffff' }).toColourspace('srgb');
}

/** @returns a JPEG that ends where its buffer ends. */
export async function writeJpeg(
  picture: Sharp,
  quality: number,
  chromaSubsampling: string,
): Promise<Uint8Array> {
  return new Uint8Array(await plain(picture).jpeg({ quality, chromaSubsampling }).toBuffer());
}

/** A page as it is kept until it is attached. */
export function writePage(picture: Sharp): Promise<Uint8Array> {
  const fitting = picture.resize({
    width: longestSide,
    height: longestSide,
    fit: 'inside',
    withoutEnlargement: true,
  });
  return writeJpeg(fitting, pageQuality, '4:4:4');
}
