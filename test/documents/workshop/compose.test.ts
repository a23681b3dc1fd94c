import { randomBytes } from 'node:crypto';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inspectDocument } from '../../../main/documents/inspect.ts';
import { writePdf } from '../../../main/documents/workshop/process/write-pdf.ts';
import type { Workshop } from '../../../main/documents/workshop/workshop.ts';
import { type Adjustments, asTaken } from '../../../shared/domain/capture.ts';
import { largestDocument } from '../../../shared/domain/documents.ts';
import { halves, paperJpeg } from './pictures.ts';
import { startWorkshop } from './start-workshop.ts';

const turned: Adjustments = { ...asTaken, quarterTurns: 1 };

/** A picture that no packing makes smaller. */
async function noise(width: number, height: number): Promise<Uint8Array> {
  const raw = { width, height, channels: 3 } as const;
  const picture = sharp(randomBytes(width * height * 3), { raw });
  return new Uint8Array(await picture.jpeg({ quality: 95, chromaSubsampling: '4:4:4' }).toBuffer());
}

describe('one document of pages', () => {
  let workshop: Workshop;
  beforeAll(() => {
    ({ workshop } = startWorkshop());
  });
  afterAll(() => workshop.close());

  async function compose(pages: readonly Uint8Array[], adjustments = asTaken) {
    const result = await workshop.compose(pages.map((jpeg) => ({ jpeg, adjustments })));
    if (!result.ok) throw new Error(result.error);
    return result.value;
  }

  it('is a JPEG of one page, adjusted', async () => {
    const { bytes, mediaType } = await compose([await paperJpeg(300, 200)], turned);
    expect(mediaType).toBe('image/jpeg');
    expect(inspectDocument(bytes)).toEqual({ ok: true, value: { mediaType, width: 200, height: 300 } });
  });

  it('is the very page that was taken, where nothing of it was changed', async () => {
    const taken = await paperJpeg(300, 200);
    expect(Buffer.compare((await compose([taken])).bytes, taken)).toBe(0);
  });

  it('is a PDF of several that is taken as a document again, page by page', async () => {
    const { bytes, mediaType } = await compose([await paperJpeg(1600, 2200), await paperJpeg(400, 300)]);
    expect(mediaType).toBe('application/pdf');
    expect(inspectDocument(bytes)).toEqual({ ok: true, value: { mediaType } });
    expect(await workshop.countPages(bytes)).toEqual({ ok: true, value: 2 });
    const split = await workshop.split(bytes);
    expect(split.ok && split.value.map(({ examined: { width, height } }) => [width, height])).toEqual([
      [1600, 2200],
      [400, 300],
    ]);
  });

  it('tells neither when nor with what it was made, and is the same for the same pages', async () => {
    const pages = [await paperJpeg(300, 400), await paperJpeg(400, 300)];
    const [one, other] = [await compose(pages), await compose(pages)];
    expect(Buffer.compare(one.bytes, other.bytes)).toBe(0);
    const text = Buffer.from(one.bytes).toString('latin1');
    expect(text).not.toMatch(/\/(Producer|Creator|CreationDate|ModDate|Info|Metadata|ID)\b/);
  });

  it('lays a page out at 200 dots per inch, on A4 at most', async () => {
    const boxes = async (width: number, height: number) => {
      const jpeg = new Uint8Array(await halves(width, height).jpeg().toBuffer());
      const text = Buffer.from(await writePdf([jpeg, jpeg])).toString('latin1');
      return text
        .match(/\/MediaBox \[ ?([\d. ]+?) ?\]/)?.[1]
        ?.split(' ')
        .slice(2)
        .map(Number);
    };
    expect(await boxes(400, 200)).toEqual([144, 72]);
    const [width = 0, height = 0] = (await boxes(4000, 2000)) ?? [];
    expect(width).toBeCloseTo(841.89, 1);
    expect(height).toBeCloseTo(420.94, 1);
  });

  it('gives up sharpness before it is refused for its size', async () => {
    const page = await noise(2000, 2800);
    expect(page.length * 4).toBeGreaterThan(largestDocument);
    const { bytes } = await compose(Array<Uint8Array>(4).fill(page));
    expect(bytes.byteLength).toBeLessThanOrEqual(largestDocument);
    expect(inspectDocument(bytes).ok).toBe(true);
  });

  it('is refused when it would be too large for all that', async () => {
    const jpeg = await noise(1000, 1400);
    expect(await workshop.compose(Array(40).fill({ jpeg, adjustments: asTaken }))).toEqual({
      ok: false,
      error: 'too-large',
    });
  }, 120_000);

  it('is not made of a page that is none any more', async () => {
    const whole = await paperJpeg(300, 200);
    const pages = [whole, whole.slice(0, 900)].map((jpeg) => ({ jpeg, adjustments: asTaken }));
    expect(await workshop.compose(pages)).toEqual({ ok: false, error: 'damaged' });
    const cut = whole.slice(0, 900);
    expect(await workshop.render(cut, asTaken, 100)).toEqual({ ok: false, error: 'damaged' });
    expect(await workshop.examine(cut, asTaken)).toEqual({ ok: false, error: 'damaged' });
    expect(await workshop.read(cut, asTaken)).toEqual({ ok: false, error: 'damaged' });
  });
});
