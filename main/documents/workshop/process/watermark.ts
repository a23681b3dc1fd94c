import { degrees, PDFDocument, type PDFFont, StandardFonts } from '@cantoo/pdf-lib';
import { ok } from '../../../../shared/result.ts';
import type { PdfEngine } from './pdf-engine.ts';
import { openPixels, type Pixels } from './picture.ts';

const angle = 30;
const lineHeight = 1.3;
/** Between two of them, in heights of a letter. */
const gap = { along: 4, across: 5 } as const;

/** Of the letters and of the light around them, which keeps them legible on a dark page; from 0 to 1. */
const opacity = { letters: 0.4, light: 0.5 } as const;
const letters = [150, 20, 40] as const;

/** Pixels high: some fifty letters of it go across a page. */
function letterSize(width: number): number {
  return Math.max(11, Math.round(width / 36));
}

/** With signs that the font has: what it lacks loses its accent, or becomes a question mark. */
function writable(text: string, font: PDFFont): string {
  const known = new Set(font.getCharacterSet());
  const has = (sign: string) => known.has(sign.codePointAt(0) ?? 0);
  return Array.from(text.normalize('NFC'), (sign) => {
    const [bare = '?'] = sign.normalize('NFD');
    return [sign, bare, '?'].find(has) ?? '';
  }).join('');
}

/** The lines as one block, written again and again at a slant until the page is full of it. */
async function writeBlocks(width: number, height: number, lines: readonly string[]): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false });
  const font = await document.embedFont(StandardFonts.HelveticaBold);
  const page = document.addPage([width, height]);
  const size = letterSize(width);
  const texts = lines.map((line) => writable(line, font));
  const block = Math.max(1, ...texts.map((text) => font.widthOfTextAtSize(text, size)));
  const [along, across] = [block + gap.along * size, (texts.length * lineHeight + gap.across) * size];
  const [cos, sin] = [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)];
  const reach = Math.hypot(width, height) / 2 + along;
  for (let row = -Math.ceil(reach / across); row * across <= reach; row += 1) {
    // Every other row is moved, so that no column of the page stays free.
    const start = -Math.ceil(reach / along) * along + (row % 2 === 0 ? 0 : along / 2) - block / 2;
    for (let u = start; u <= reach; u += along) {
      for (const [index, text] of texts.entries()) {
        const v = row * across - index * lineHeight * size;
        const [x, y] = [width / 2 + u * cos - v * sin, height / 2 + u * sin + v * cos];
        if (Math.abs(x - width / 2) > width / 2 + block || Math.abs(y - height / 2) > height / 2 + block)
          continue;
        page.drawText(text, { x, y, size, font, rotate: degrees(angle) });
      }
    }
  }
  return new Uint8Array(await document.save());
}

/**
 * Draws the watermark as a layer of its own: colour with opacity. Its letters come from the PDF library, which brings a font with it, as a
 * workstation may have none that the picture library finds.
 *
 * @param width in pixels, as is `height`. @param lines may be none.
 */
export async function drawWatermark(
  pdf: PdfEngine,
  width: number,
  height: number,
  lines: readonly string[],
): Promise<Pixels> {
  const written = await pdf.open(await writeBlocks(width, height, lines), async (opened) =>
    ok(await opened.draw(0, () => ok({ width, height }), false)),
  );
  if (!written.ok || !written.value.ok) throw new Error('the watermark cannot be drawn');
  const grey = written.value.value;
  // Spread out, so that it reaches beyond the letters.
  const spread = await openPixels(grey)
    .blur(Math.max(0.6, letterSize(width) / 10))
    .extractChannel(0)
    .raw()
    .toBuffer();
  const data = new Uint8Array(width * height * 4);
  for (let index = 0; index < width * height; index += 1) {
    const ink = ((255 - (grey.data[index] ?? 255)) / 255) * opacity.letters;
    const near = Math.min(1, (3 * (255 - (spread[index] ?? 255))) / 255) * opacity.light * (1 - ink);
    const all = ink + near;
    if (all === 0) continue;
    for (const [channel, colour] of letters.entries()) {
      data[index * 4 + channel] = (colour * ink + 255 * near) / all;
    }
    data[index * 4 + 3] = all * 255;
  }
  return { data, width, height, channels: 4 };
}
