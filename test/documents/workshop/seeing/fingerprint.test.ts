import sharp from 'sharp';
import { expect, test } from 'vitest';
import { fingerprint } from '../../../../main/documents/workshop/seeing/fingerprint.ts';
import { samePicture } from '../../../../shared/domain/same-picture.ts';
import { drawSheet } from '../../../builders/pictures/draw-sheet.ts';
import { inventPerson } from '../../../builders/pictures/invented.ts';
import { chanceOf } from '../../../simulate/chance.ts';

async function scanned(seed: number, kind: 'letter' | 'card-front' | 'card-back') {
  const chance = chanceOf(seed);
  const { rgb, width, height } = await drawSheet(kind, inventPerson(chance), chance, 1000);
  return sharp(rgb, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 90 })
    .toBuffer();
}

test('[5] a picture is the same made smaller, compressed and brightened', async () => {
  for (const kind of ['letter', 'card-front', 'card-back'] as const) {
    const picture = await scanned(31, kind);
    const print = await fingerprint(picture);
    expect(print).toMatch(/^[0-9a-f]{16}$/);
    for (const other of [
      sharp(picture).jpeg({ quality: 50 }),
      sharp(picture).resize(500).jpeg(),
      sharp(picture).linear(0.9, 5).jpeg(),
    ])
      expect(samePicture(print, await fingerprint(await other.toBuffer())), kind).toBe(true);
  }
});

test('[5] other letters and the two sides of a card are other pictures', async () => {
  const pictures = [
    ...(await Promise.all([41, 42, 43, 44, 45].map((seed) => scanned(seed, 'letter')))),
    await scanned(41, 'card-front'),
    await scanned(41, 'card-back'),
  ];
  const prints = await Promise.all(pictures.map(fingerprint));
  for (const [index, one] of prints.entries())
    for (const other of prints.slice(index + 1)) expect(samePicture(one, other)).toBe(false);
});
