import sharp from 'sharp';
import { expect, test } from 'vitest';
import { examinePage } from '../../../../main/documents/workshop/seeing/examine-page.ts';
import { drawSheet } from '../../../builders/pictures/draw-sheet.ts';
import { inventPerson } from '../../../builders/pictures/invented.ts';
import { chanceOf } from '../../../simulate/chance.ts';
import { judgePictures } from './judge-pictures.ts';

const seed = 20;

test('[5] at most one of fifty good pictures is warned about, and its corners are where they were drawn', {
  timeout: 300_000,
}, async () => {
  const judged = await judgePictures(seed, 'good', 50);
  const warned = judged.filter(({ warnings }) => warnings.length > 0);
  expect(warned.length, JSON.stringify(warned)).toBeLessThanOrEqual(1);
  const astray = judged.filter(({ cornerError }) => cornerError === null || cornerError > 0.02);
  expect(astray.length, JSON.stringify(astray)).toBeLessThanOrEqual(2);
});

test('[5] a scanned page needs no edges and is not warned about', { timeout: 120_000 }, async () => {
  for (let number = 0; number < 6; number += 1) {
    const chance = chanceOf(seed + number);
    const sheet = await drawSheet('letter', inventPerson(chance), chance, 1754 + number * 90);
    const raw = { raw: { width: sheet.width, height: sheet.height, channels: 3 } } as const;
    const jpeg = await sharp(sheet.rgb, raw).jpeg({ quality: 85 }).toBuffer();
    const { corners, warnings } = await examinePage(jpeg);
    expect({ number, corners, warnings }).toEqual({ number, corners: null, warnings: [] });
  }
});
