import type { Point } from '../../../shared/domain/capture.ts';
import { chanceOf } from '../../simulate/chance.ts';
import { drawSheet, type SheetKind } from './draw-sheet.ts';
import { drawTable, type TableKind, tableKinds } from './draw-table.ts';
import { type InventedPerson, inventPerson } from './invented.ts';
import { type Photograph, photograph, type Shot } from './photograph.ts';

export const pictureKinds = [
  'good',
  'out-of-focus',
  'moved',
  'glare',
  'dark',
  'low-resolution',
  'cut-off',
] as const;
export type PictureKind = (typeof pictureKinds)[number];

/** By turns. Fewer letters than cards: their pictures are five times as large, and have to be. */
const sheets: readonly SheetKind[] = ['letter', 'card-front', 'card-back', 'card-front', 'card-back'];

export interface DrawnPicture extends Photograph {
  readonly sheet: SheetKind;
  readonly table: TableKind;
  readonly person: InventedPerson;
}

/**
 * One picture of a set, the same for the same seed, kind and number.
 *
 * @param sheetKind null: letters and both sides of cards by turns.
 */
export async function drawPicture(
  seed: number,
  kind: PictureKind,
  number: number,
  sheetKind: SheetKind | null = null,
): Promise<DrawnPicture> {
  const chance = chanceOf(seed * 7919 + pictureKinds.indexOf(kind) * 1009 + number * 31 + 1);
  const chosen = sheetKind ?? sheets[number % sheets.length] ?? 'letter';
  const isLetter = chosen === 'letter';
  const table = tableKinds[(number * 5 + seed) % tableKinds.length] ?? 'busy';
  const person = inventPerson(chance);
  const between = (low: number, high: number): number => low + chance.next() * (high - low);
  const isSmall = kind === 'low-resolution';
  // A4 at 155 to 185 dots per inch; a card of 700 to 1000 pixels. Bad ones: at most 100 dots per inch, at most 400 pixels.
  const goodSide = isLetter ? between(1815, 2165) : between(700, 1000);
  const side = isSmall ? (isLetter ? between(700, 1170) : between(220, 400)) : goodSide;
  const sheet = await drawSheet(chosen, person, chance, side * 1.25);
  const letterHeight = side * (isLetter ? 0.0066 : 0.0155);
  const placed = place(side, sheet.width / sheet.height, between, kind === 'cut-off', chance.integer(4));
  const [a, , c] = placed.corners;
  const centre = { x: (a.x + c.x) / 2, y: (a.y + c.y) / 2 };
  const shot: Shot = {
    ...placed,
    table: drawTable(table, placed.width, placed.height, chance),
    exposure: kind === 'dark' ? between(0.1, 0.27) : between(0.85, 1),
    unevenness: between(0, 0.3),
    blur:
      kind === 'out-of-focus'
        ? { by: 'focus', radius: letterHeight * between(0.5, 1) }
        : kind === 'moved'
          ? { by: 'motion', length: letterHeight * between(1.3, 2.6), angle: between(0, Math.PI) }
          : null,
    glares:
      kind === 'glare'
        ? [
            {
              x: centre.x + side * between(-0.2, 0.2),
              y: centre.y + side * between(-0.12, 0.12),
              radius: side * between(0.07, 0.16),
            },
          ]
        : [],
    noise: between(1, 3.5),
    quality: Math.round(between(76, 93)),
  };
  return { ...(await photograph(sheet, shot, chance)), sheet: chosen, table, person };
}

/** Tilted by up to 25 degrees either way, seen from aslant, whole within the picture unless it is cut. */
function place(
  side: number,
  ratio: number,
  between: (low: number, high: number) => number,
  isCut: boolean,
  cutSide: number,
): Pick<Shot, 'width' | 'height' | 'corners'> {
  const [w, h] = ratio > 1 ? [side, side / ratio] : [side * ratio, side];
  const turn = between(-25, 25) * (Math.PI / 180);
  const slant = (): number => side * between(0, 0.05);
  const raw = [
    { x: -w / 2 + slant(), y: -h / 2 + slant() },
    { x: w / 2 - slant(), y: -h / 2 + slant() },
    { x: w / 2 - slant(), y: h / 2 - slant() },
    { x: -w / 2 + slant(), y: h / 2 - slant() },
  ].map(({ x, y }) => ({
    x: x * Math.cos(turn) - y * Math.sin(turn),
    y: x * Math.sin(turn) + y * Math.cos(turn),
  }));
  const left = Math.min(...raw.map(({ x }) => x));
  const top = Math.min(...raw.map(({ y }) => y));
  const spanX = Math.max(...raw.map(({ x }) => x)) - left;
  const spanY = Math.max(...raw.map(({ y }) => y)) - top;
  const margin = (): number => side * between(0.03, 0.12);
  const width = Math.round(spanX + margin() + side * 0.1);
  const height = Math.round(spanY + margin() + side * 0.1);
  const cut = isCut ? between(0.22, 0.4) : 0;
  const moves: readonly Point[] = [
    { x: -cut * width, y: 0 },
    { x: cut * width, y: 0 },
    { x: 0, y: -cut * height },
    { x: 0, y: cut * height },
  ];
  const move = moves[cutSide] ?? { x: 0, y: 0 };
  const dx = (width - spanX) / 2 - left + move.x;
  const dy = (height - spanY) / 2 - top + move.y;
  const [one, two, three, four] = raw.map(({ x, y }) => ({ x: x + dx, y: y + dy }));
  if (!one || !two || !three || !four) throw new Error('a sheet has four corners');
  return { width, height, corners: [one, two, three, four] };
}
