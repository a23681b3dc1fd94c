import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPdfEngine } from '../../../main/documents/workshop/process/pdf-engine.ts';
import { drawWatermark } from '../../../main/documents/workshop/process/watermark.ts';
import type { Workshop } from '../../../main/documents/workshop/workshop.ts';
import { tiffOf } from './many-page-tiff.ts';
import { halves, paper, textPdf } from './pictures.ts';
import { startWorkshop } from './start-workshop.ts';

const lines = ['Copia para la anulación LPZ-01-000123', 'La Paz · 24/11/2026 · Ana Ñandú'];

async function shadesOf(jpeg: Uint8Array): Promise<Uint8Array> {
  return sharp(jpeg).greyscale().raw().toBuffer();
}

function changedShare(one: Uint8Array, other: Uint8Array): number {
  const changed = one.reduce(
    (count, shade, at) => count + (Math.abs(shade - (other[at] ?? 0)) > 12 ? 1 : 0),
    0,
  );
  return changed / one.length;
}

describe('a page that is shown', () => {
  let workshop: Workshop;
  beforeAll(() => {
    ({ workshop } = startWorkshop());
  });
  afterAll(() => workshop.close());

  async function draw(document: Uint8Array, page: number, width: number, marks: readonly string[]) {
    const result = await workshop.draw(document, page, width, marks);
    if (!result.ok) throw new Error(result.error);
    return result.value;
  }

  it.each([
    ['a JPEG', async () => paper(900, 1200).jpeg().toBuffer()],
    ['a PNG', async () => paper(900, 1200).png().toBuffer()],
    ['a TIFF', async () => tiffOf([paper(900, 1200)])],
    ['a PDF', async () => textPdf(1, [600, 800])],
  ])('[R18] bears its purpose across it, and lets the paper be read: %s', async (_what, make) => {
    const document = new Uint8Array(await make());
    const [bare, marked] = [await draw(document, 1, 600, []), await draw(document, 1, 600, lines)];
    expect([marked.width, marked.height]).toEqual([600, 800]);
    const share = changedShare(await shadesOf(bare.jpeg), await shadesOf(marked.jpeg));
    expect(share).toBeGreaterThan(0.03);
    expect(share).toBeLessThan(0.3);
  });

  it.each([
    ['white', 255],
    ['grey', 128],
    ['black', 0],
  ])('[R18] bears its purpose on %s paper in every part of it', async (_colour, shade) => {
    const background = { r: shade, g: shade, b: shade };
    const document = await sharp({ create: { width: 800, height: 1000, channels: 3, background } })
      .png()
      .toBuffer();
    const { jpeg } = await draw(document, 1, 800, lines);
    for (const [left, top] of [0, 400].flatMap((x) => [0, 250, 500, 750].map((y) => [x, y] as const))) {
      const { channels } = await sharp(jpeg)
        .extract({ left, top, width: 400, height: 250 })
        .toBuffer()
        .then((part) => sharp(part).stats());
      const contrast = Math.max(...channels.map(({ min, max }) => max - min));
      expect(contrast, `at ${left}, ${top}`).toBeGreaterThan(60);
    }
  });

  it('[R18] needs no font of the workstation for it', async () => {
    // The PDF library reaches no file; its own letters are all there are.
    const { data, width, height } = await drawWatermark(createPdfEngine(), 400, 300, ['Ábaco']);
    const opaque = data.reduce((count, value, at) => count + (at % 4 === 3 && value > 90 ? 1 : 0), 0);
    expect(opaque / (width * height)).toBeGreaterThan(0.01);
    const nothing = await drawWatermark(createPdfEngine(), 400, 300, []);
    expect(nothing.data.every((value) => value === 0)).toBe(true);
  });

  it('writes what its font has no letter for without the accent, or as a question mark', async () => {
    const engine = createPdfEngine();
    const layer = async (line: string) => Buffer.from((await drawWatermark(engine, 300, 200, [line])).data);
    expect(Buffer.compare(await layer('Ǹ 漢'), await layer('N ?'))).toBe(0);
    expect(Buffer.compare(await layer('Ñ'), await layer('N'))).not.toBe(0);
  });

  it('is the one that was asked for', async () => {
    const document = await tiffOf([halves(400, 200), halves(200, 400)]);
    expect(await workshop.countPages(document)).toEqual({ ok: true, value: 2 });
    expect(await draw(document, 2, 100, lines)).toMatchObject({ width: 100, height: 200 });
    expect(await workshop.draw(document, 3, 100, lines)).toEqual({ ok: false, error: 'damaged' });
    const pdf = await textPdf(2);
    expect(await draw(pdf, 2, 300, lines)).toMatchObject({ width: 300, height: 424 });
    expect(await workshop.draw(pdf, 3, 300, lines)).toEqual({ ok: false, error: 'damaged' });
  });

  it('is no endless strip, however narrow the paper is', async () => {
    const strip = await sharp({ create: { width: 2, height: 5000, channels: 3, background: '#fff' } })
      .png()
      .toBuffer();
    expect(await draw(strip, 1, 3000, lines)).toMatchObject({ width: 5, height: 12_000 });
  });

  it('is damaged when it is none', async () => {
    const text = Buffer.from('no document');
    expect(await workshop.draw(text, 1, 300, lines)).toEqual({ ok: false, error: 'damaged' });
    expect(await workshop.countPages(text)).toEqual({ ok: false, error: 'damaged' });
  });
});
