import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  chooseOpening,
  readWindowPlace,
  type WindowPlace,
  writeWindowPlace,
} from '../../main/app/window-place.ts';

const screen = { x: 0, y: 0, width: 1920, height: 1040 };
const place: WindowPlace = { x: 100, y: 80, width: 1300, height: 900, isMaximized: false };

describe('where the window opens', () => {
  test('nothing remembered leaves the place to the system', () => {
    expect(chooseOpening(null, [screen])).toEqual({
      bounds: { width: 1280, height: 860 },
      isMaximized: false,
    });
  });

  test('a place on a screen is taken again', () => {
    const { isMaximized, ...bounds } = place;
    expect(chooseOpening(place, [screen])).toEqual({ bounds, isMaximized });
  });

  test.each([
    ['on a screen that was taken away', { ...place, x: 2_000 }],
    ['above the screen', { ...place, y: -200 }],
    ['below the screen', { ...place, y: 1_030 }],
    ['nearly all to the left', { ...place, x: -1_250 }],
  ])('a place %s keeps its size alone', (_where, remembered) => {
    const { width, height } = place;
    expect(chooseOpening(remembered, [screen])).toEqual({ bounds: { width, height }, isMaximized: false });
  });

  test('a place on the second screen is taken again', () => {
    const second = { x: 1920, y: 0, width: 1280, height: 1024 };
    expect(chooseOpening({ ...place, x: 2_000 }, [screen, second]).bounds.x).toBe(2_000);
  });
});

describe('what is remembered', () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'reversa-place-'));
    file = join(folder, 'window.json');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test('comes back as it was written', () => {
    writeWindowPlace(file, place);
    expect(readWindowPlace(file)).toEqual(place);
  });

  test.each(['', '{', 'null', '{"x":1}', '{"x":0,"y":0,"width":10,"height":10,"isMaximized":false}'])(
    '%j counts as nothing',
    (text) => {
      writeFileSync(file, text);
      expect(readWindowPlace(file)).toBeNull();
    },
  );

  test('no file counts as nothing', () => {
    expect(readWindowPlace(file)).toBeNull();
  });

  test('a folder that cannot be written is no error', () => {
    expect(() => writeWindowPlace(join(folder, 'missing', 'window.json'), place)).not.toThrow();
  });
});
