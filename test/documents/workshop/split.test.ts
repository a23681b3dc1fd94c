import sharp, { type Sharp } from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PagePicture, Workshop } from '../../../main/documents/workshop/workshop.ts';
import { tiffOf } from './many-page-tiff.ts';
import { colourAt, darkShare, halves, paper, paperJpeg, textPdf } from './pictures.ts';
import { startWorkshop } from './start-workshop.ts';

const isRed = ([red, , blue]: readonly [number, number, number]) => red > 150 && blue < 60;

describe('a file taken apart', () => {
  let workshop: Workshop;
  beforeAll(() => {
    ({ workshop } = startWorkshop());
  });
  afterAll(() => workshop.close());

  async function split(bytes: Uint8Array): Promise<readonly PagePicture[]> {
    const result = await workshop.split(bytes);
    if (!result.ok) throw new Error(result.error);
    return result.value;
  }

  it('[R14] becomes a JPEG that bears nothing but the picture', async () => {
    const taken = await paper(800, 600)
      .withExif({
        IFD0: { Artist: 'Planted Person', Copyright: 'C.I. 4567891 LP' },
        IFD3: { GPSLatitudeRef: 'S' },
      })
      .withIccProfile('p3')
      .jpeg()
      .toBuffer();
    expect(taken.includes('Planted Person')).toBe(true);
    const [page] = await split(taken);
    const header = await sharp(page?.jpeg).metadata();
    expect(header).toMatchObject({ format: 'jpeg', width: 800, height: 600, space: 'srgb', channels: 3 });
    expect([header.exif, header.icc, header.xmp, header.iptc, header.orientation]).toEqual(
      Array(5).fill(undefined),
    );
    expect(Buffer.from(page?.jpeg ?? []).includes('4567891')).toBe(false);
  });

  it('is turned as the camera says that it is to be looked at', async () => {
    // Six: its left becomes its top.
    const [page] = await split(await halves(400, 200).withMetadata({ orientation: 6 }).jpeg().toBuffer());
    expect(page?.examined).toMatchObject({ width: 200, height: 400 });
    const jpeg = page?.jpeg ?? new Uint8Array();
    expect([isRed(await colourAt(jpeg, 100, 50)), isRed(await colourAt(jpeg, 100, 350))]).toEqual([
      true,
      false,
    ]);
  });

  it('keeps letters and their colour as they were', async () => {
    const [page] = await split(await halves(300, 200).png().toBuffer());
    const jpeg = page?.jpeg ?? new Uint8Array();
    // Right beside the edge, where colours would run into each other if they were kept more coarsely than shades.
    const [left, right] = [await colourAt(jpeg, 147, 100), await colourAt(jpeg, 152, 100)];
    expect([isRed(left), isRed(right)]).toEqual([true, false]);
  });

  it('is never larger than a page has to be, and never made larger', async () => {
    const [large] = await split(
      await sharp({ create: { width: 9000, height: 3000, channels: 3, background: '#fff' } })
        .png()
        .toBuffer(),
    );
    expect(large?.examined).toMatchObject({ width: 4000, height: 1333 });
    const [small] = await split(await paperJpeg(320, 200));
    expect(small?.examined).toMatchObject({ width: 320, height: 200 });
  });

  it('shows paper where a picture has holes', async () => {
    const [page] = await split(
      await sharp({
        create: { width: 60, height: 60, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } },
      })
        .png()
        .toBuffer(),
    );
    expect(await colourAt(page?.jpeg ?? new Uint8Array(), 30, 30)).toEqual([255, 255, 255]);
  });

  it.each([
    [
      'black and white, packed as a fax',
      (page: Sharp) => page.threshold().toColourspace('b-w').tiff({ compression: 'ccittfax4', bitdepth: 1 }),
    ],
    ['packed as a JPEG', (page: Sharp) => page.tiff({ compression: 'jpeg' })],
    ['packed by LZW', (page: Sharp) => page.tiff({ compression: 'lzw' })],
    ['grey, of 16 bits', (page: Sharp) => page.greyscale().toColourspace('grey16').tiff()],
    ['in colours of print', (page: Sharp) => page.toColourspace('cmyk').tiff()],
    ['a PNG of few colours', (page: Sharp) => page.png({ palette: true, colours: 8 })],
    ['a JPEG that shows more and more', (page: Sharp) => page.jpeg({ progressive: true })],
    ['a grey JPEG', (page: Sharp) => page.greyscale().jpeg()],
    ['a JPEG in colours of print', (page: Sharp) => page.toColourspace('cmyk').jpeg()],
  ])('is what a scanner makes: %s', async (_what, write) => {
    const [page, ...others] = await split(await write(paper(620, 877)).toBuffer());
    expect(others).toEqual([]);
    expect(page?.examined).toMatchObject({ width: 620, height: 877 });
    const jpeg = page?.jpeg ?? new Uint8Array();
    expect((await sharp(jpeg).metadata()).channels).toBe(3);
    // Its paper is light and its strokes are dark: about one part in seven.
    expect(await darkShare(jpeg)).toBeCloseTo(await darkShare(await paperJpeg(620, 877)), 1);
    expect((await colourAt(jpeg, 10, 10))[0]).toBeGreaterThan(200);
  });

  it('is as many pages as a TIFF has, in their order', async () => {
    const pages = await split(await tiffOf([halves(200, 100), paper(300, 400), halves(100, 50)]));
    expect(pages.map(({ examined: { width, height } }) => [width, height])).toEqual([
      [200, 100],
      [300, 400],
      [100, 50],
    ]);
  });

  it('is as many pages as a PDF has, drawn at 200 dots per inch', async () => {
    const pages = await split(await textPdf(3));
    expect(pages.map(({ examined: { width, height } }) => [width, height])).toEqual(
      Array(3).fill([1654, 2339]),
    );
    for (const { jpeg } of pages) expect(await darkShare(jpeg)).toBeGreaterThan(0.001);
    // Each page shows its own number.
    expect(new Set(pages.map(({ jpeg }) => Buffer.from(jpeg).toString('base64'))).size).toBe(3);
  });

  it('may have forty pages, and none with one more', async () => {
    expect(await split(await textPdf(40, [100, 140]))).toHaveLength(40);
    expect(await workshop.split(await textPdf(41, [100, 140]))).toEqual({
      ok: false,
      error: 'too-many-pages',
    });
  });
});
