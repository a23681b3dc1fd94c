import { PDFDocument } from '@cantoo/pdf-lib';

/** Dots per inch at which a page's pixels are laid out, where the paper lets them. */
const resolution = 200;
/** Points: the longer and the shorter side of an A4 page. */
const a4 = { long: 841.89, short: 595.28 } as const;

/** A PDF of nothing but the pictures, one a page, each A4 at most; the same pictures always make the same bytes. */
export async function writePdf(jpegs: readonly Uint8Array[]): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false });
  for (const jpeg of jpegs) {
    const picture = await document.embedJpg(jpeg);
    const points = { width: (picture.width * 72) / resolution, height: (picture.height * 72) / resolution };
    const scale = Math.min(
      1,
      a4.long / Math.max(points.width, points.height),
      a4.short / Math.min(points.width, points.height),
    );
    const [width, height] = [points.width * scale, points.height * scale];
    document.addPage([width, height]).drawImage(picture, { x: 0, y: 0, width, height });
  }
  return new Uint8Array(await document.save({ useObjectStreams: false, addDefaultPage: false }));
}
