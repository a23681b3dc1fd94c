import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib';
import sharp, { type Sharp } from 'sharp';

/** A page with lines of dark strokes on paper: enough of a text for shades, edges and fingerprints. */
export function paper(width: number, height: number): Sharp {
  const rows = Array.from(
    { length: 20 },
    (_, row) =>
      `<rect x="${width * 0.1}" y="${height * (0.06 + row * 0.045)}" width="${width * (0.3 + ((row * 7) % 5) * 0.1)}" height="${height * 0.015}" fill="#222"/>`,
  ).join('');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#f4f1ea"/>${rows}</svg>`;
  return sharp(Buffer.from(svg)).flatten();
}

export async function paperJpeg(width = 1200, height = 1600): Promise<Uint8Array> {
  return new Uint8Array(await paper(width, height).jpeg({ quality: 90 }).toBuffer());
}

/** Left half red, right half blue: whether a picture was turned can be seen of it. */
export function halves(width: number, height: number): Sharp {
  return sharp({ create: { width, height, channels: 3, background: '#c01010' } }).composite([
    {
      input: {
        create: { width: Math.floor(width / 2), height, channels: 3, background: '#1010c0' },
      },
      left: Math.ceil(width / 2),
      top: 0,
    },
  ]);
}

/** A PDF with a line of text on each of its pages, A4 unless said otherwise. */
export async function textPdf(
  pages: number,
  size: readonly [number, number] = [595.28, 841.89],
): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false });
  const font = await document.embedFont(StandardFonts.Helvetica);
  for (let page = 1; page <= pages; page += 1) {
    document
      .addPage([...size])
      .drawText(`Nota de anulación, hoja ${page}`, { x: 60, y: size[1] * 0.8, size: 24, font });
  }
  return new Uint8Array(await document.save());
}

/** Pixels of the colour a point of a picture has. */
export async function colourAt(
  jpeg: Uint8Array,
  left: number,
  top: number,
): Promise<readonly [red: number, green: number, blue: number]> {
  const [red = 0, green = 0, blue = 0] = await sharp(jpeg)
    .extract({ left, top, width: 1, height: 1 })
    .raw()
    .toBuffer();
  return [red, green, blue];
}

/** The share of a picture's points that are dark, from 0 to 1. */
export async function darkShare(jpeg: Uint8Array): Promise<number> {
  const shades = await sharp(jpeg).greyscale().raw().toBuffer();
  return shades.reduce((count, shade) => count + (shade < 128 ? 1 : 0), 0) / shades.length;
}
