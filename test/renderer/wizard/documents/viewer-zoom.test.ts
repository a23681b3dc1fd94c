import { describe, expect, test } from 'vitest';
import {
  drawnWidth,
  nextZoom,
  percentOf,
  shownSize,
} from '../../../../renderer/wizard/documents/viewer-zoom.ts';

const space = { width: 1000, height: 500 };
const upright = { width: 850, height: 1100 };
const lying = { width: 2000, height: 400 };

describe('the size of a page', () => {
  test.each([
    ['whole: as high as the space', 'page', upright, 0, { width: 386, height: 500 }],
    ['whole: as wide as the space', 'page', lying, 0, { width: 1000, height: 200 }],
    ['at full width', 'width', upright, 0, { width: 1000, height: 1294 }],
    ['in percent of the width', 150, upright, 0, { width: 1500, height: 1941 }],
    ['turned by a quarter, whole', 'page', upright, 1, { width: 647, height: 500 }],
    ['turned by a quarter, at full width', 'width', upright, 3, { width: 1000, height: 773 }],
    ['on its head, as upright', 'page', upright, 2, { width: 386, height: 500 }],
  ] as const)('%s', (_what, zoom, page, turns, expected) => {
    expect(shownSize(zoom, page, space, turns)).toEqual(expected);
  });

  test('is said in percent of the width', () => {
    expect(percentOf({ width: 386, height: 500 }, space)).toBe(39);
    expect(percentOf({ width: 1, height: 1 }, { width: 0, height: 0 })).toBe(100);
  });
});

test('a step of zoom goes on from where one is, and stops at either end', () => {
  expect(nextZoom(39, 1)).toBe(50);
  expect(nextZoom(39, -1)).toBe(25);
  expect(nextZoom(100, 1)).toBe(125);
  expect(nextZoom(400, 1)).toBe(400);
  expect(nextZoom(25, -1)).toBe(25);
});

test('a page is drawn for the pixels that it is shown with, at one of few widths that the contract takes', () => {
  expect(drawnWidth(386, 1)).toBe(400);
  expect(drawnWidth(401, 1)).toBe(600);
  expect(drawnWidth(386, 2)).toBe(800);
  expect(drawnWidth(10, 1)).toBe(200);
  expect(drawnWidth(4000, 2)).toBe(3000);
});
