import sharp from 'sharp';
import { expect, test } from 'vitest';
import { examinePage } from '../../../../main/documents/workshop/seeing/examine-page.ts';
import { renderPage } from '../../../../main/documents/workshop/seeing/render-page.ts';
import { asTaken } from '../../../../shared/domain/capture.ts';
import type { Sheet } from '../../../builders/pictures/draw-sheet.ts';
import { drawTable } from '../../../builders/pictures/draw-table.ts';
import { photograph } from '../../../builders/pictures/photograph.ts';
import { drawPicture } from '../../../builders/pictures/picture-set.ts';
import { chanceOf } from '../../../simulate/chance.ts';

/** How far the frame stands from the sheet's sides, as a share of them. */
const inset = 0.08;

/** White, with a frame in black: what is straight on paper has to be straight on the page. */
function framedSheet(width: number, height: number): Sheet {
  const rgb = new Uint8Array(width * height * 3).fill(255);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const [fromSide, fromTop] = [Math.min(x, width - 1 - x), Math.min(y, height - 1 - y)];
      const isOn = (from: number, whole: number): boolean => Math.abs(from - whole * inset) < 4;
      const isFrame =
        (isOn(fromSide, width) && fromTop >= height * inset) ||
        (isOn(fromTop, height) && fromSide >= width * inset);
      if (isFrame) rgb.fill(0, (y * width + x) * 3, (y * width + x) * 3 + 3);
    }
  return { kind: 'letter', rgb, width, height };
}

/** Where the darkest pixel of a row (or column) of the first fifth of a page lies, as a share. */
function frameAt(pixels: Uint8Array, width: number, height: number, along: number, isRow: boolean): number {
  const length = isRow ? width : height;
  let [darkest, at] = [256, 0];
  for (let step = Math.round(length * 0.02); step < length / 5; step += 1) {
    const index = isRow
      ? Math.round(along * height) * width + step
      : step * width + Math.round(along * width);
    const light = pixels[index] ?? 255;
    if (light < darkest) [darkest, at] = [light, step];
  }
  return at / length;
}

test.each([1, 2, 3, 4, 5, 6])(
  '[5] a page photographed aslant is rendered upright and straight (%i)',
  async (seed) => {
    const chance = chanceOf(seed);
    const table = seed % 2 ? 'plain-dark' : 'wood';
    const lean = (seed - 3.5) * 24;
    const shot = {
      width: 1100,
      height: 1400,
      corners: [
        { x: 190 + lean, y: 150 - lean / 2 },
        { x: 900 + lean, y: 180 + lean / 2 },
        { x: 940 - lean, y: 1220 + lean / 2 },
        { x: 150 - lean, y: 1190 - lean / 2 },
      ],
      table: drawTable(table, 1100, 1400, chance),
      exposure: 0.95,
      unevenness: 0.2,
      blur: null,
      glares: [],
      noise: 2,
      quality: 88,
    } as const;
    const { jpeg } = await photograph(framedSheet(840, 1188), shot, chance);
    const { corners } = await examinePage(jpeg);
    expect(corners).not.toBeNull();
    const page = await renderPage(jpeg, { ...asTaken, corners }, null);
    const { data, info } = await sharp(page).greyscale().raw().toBuffer({ resolveWithObject: true });
    for (const along of [0.2, 0.35, 0.5, 0.65, 0.8])
      for (const isRow of [true, false])
        expect(Math.abs(frameAt(data, info.width, info.height, along, isRow) - inset)).toBeLessThan(0.01);
  },
);

test('[5] quarter turns, width and contrast come after the corners', async () => {
  const { jpeg, corners } = await drawPicture(20, 'good', 1, 'card-front');
  const upright = await sharp(await renderPage(jpeg, { ...asTaken, corners }, 600)).metadata();
  expect(upright.width).toBe(600);
  expect(upright.width / upright.height).toBeGreaterThan(1.3);
  const turned = await sharp(
    await renderPage(jpeg, { ...asTaken, corners, quarterTurns: 1 }, 300),
  ).metadata();
  expect(turned.width).toBe(300);
  expect(turned.width / turned.height).toBeLessThan(0.8);
  expect(turned.exif).toBeUndefined();
});

test('[5] black and white keeps ink and paper apart under uneven light', async () => {
  const chance = chanceOf(9);
  const shot = {
    width: 900,
    height: 1200,
    corners: [
      { x: 60, y: 60 },
      { x: 840, y: 60 },
      { x: 840, y: 1140 },
      { x: 60, y: 1140 },
    ],
    table: drawTable('plain-dark', 900, 1200, chance),
    exposure: 0.9,
    unevenness: 0.65,
    blur: null,
    glares: [],
    noise: 2,
    quality: 88,
  } as const;
  const { jpeg, corners } = await photograph(framedSheet(780, 1080), shot, chance);
  const page = await renderPage(jpeg, { corners, quarterTurns: 0, contrast: 'black-and-white' }, null);
  const { data, info } = await sharp(page).greyscale().raw().toBuffer({ resolveWithObject: true });
  const at = (x: number, y: number): number =>
    data[Math.round(y * info.height) * info.width + Math.round(x * info.width)] ?? -1;
  for (const share of [0.2, 0.5, 0.8]) {
    for (const frame of [at(inset, share), at(1 - inset, share), at(share, inset), at(share, 1 - inset)])
      expect(frame).toBeLessThan(60);
    for (const other of [0.2, 0.5, 0.8]) expect(at(share, other)).toBeGreaterThan(200);
  }
});
