import type { PageWarning } from '../../../../shared/domain/capture.ts';
import { letterHeight } from './letters.ts';
import { type Light, lightOf } from './light.ts';
import { sharpness } from './sharpness.ts';
import { type Mat, type Vision, withMats } from './vision.ts';

/** What was measured on a page, before it is judged. */
export interface Look extends Light {
  readonly isCard: boolean;
  /** Of the page's longer side; null where too little is written. */
  readonly letters: number | null;
  readonly sharpness: number | null;
  /** Pixels of the page's longer side in the picture as it was taken. */
  readonly longSide: number;
}

/** Letters that are smaller than this share of their page are on a sheet, larger ones than the other on a card. */
const sheetLetters = 0.0105;
const cardLetters = 0.017;
/** A card is wider for its height than a sheet: decides where the letters do not. */
const cardRatio = 1.5;

/** A sheet's letters are looked at as at 137 dots per inch; a card's letters are larger on it. */
const sheetSide = 1600;
const cardSide = 800;

/** Measured on drawn pictures: README, "Measured". */
const limits = {
  sharpness: 0.115,
  paper: 92,
  glare: 0.003,
  /** 135 dots per inch of A4: scanners are set to 150, and a sheet is rarely all that is in the picture. */
  sheetSide: 1580,
  cardSide: 550,
} as const;

/**
 * @param page upright, in colour.
 * @param longSide of the page in the picture as it was taken, in pixels.
 */
export function lookAtPage(vision: { readonly cv: Vision }, page: Mat, longSide: number): Look {
  return withMats((keep) => {
    const { cv } = vision;
    const grey = keep(new cv.Mat());
    cv.cvtColor(page, grey, cv.COLOR_RGB2GRAY);
    const letters = letterHeight(vision, grey);
    const longest = Math.max(page.cols, page.rows);
    const ratio = longest / Math.min(page.cols, page.rows);
    const isClear = letters !== null && (letters < sheetLetters || letters > cardLetters);
    const isCard = isClear ? letters > cardLetters : ratio > cardRatio;
    const scale = Math.min(1, (isCard ? cardSide : sheetSide) / longest);
    const sized = keep(new cv.Mat());
    cv.resize(grey, sized, new cv.Size(0, 0), scale, scale, cv.INTER_AREA);
    return { ...lightOf(vision, page), isCard, letters, sharpness: sharpness(vision, sized), longSide };
  });
}

/** @param isWhole whether the picture had to be looked at as a whole, table and all, as no page was found in it. */
export function warningsOf(look: Look, isWhole: boolean): readonly PageWarning[] {
  const warnings: PageWarning[] = [];
  if (look.sharpness !== null && look.sharpness < limits.sharpness) warnings.push('blurred');
  if (look.glare > limits.glare) warnings.push('glare');
  if ((isWhole ? look.brightest : look.paper) < limits.paper) warnings.push('dark');
  if (look.longSide < (look.isCard || isWhole ? limits.cardSide : limits.sheetSide))
    warnings.push('low-resolution');
  return warnings;
}
