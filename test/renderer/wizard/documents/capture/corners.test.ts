import { describe, expect, test } from 'vitest';
import {
  moveCorner,
  placeInWords,
  stepOf,
  wholePicture,
} from '../../../../../renderer/wizard/documents/capture/corners.ts';

const key = (name: string, held: Partial<Record<'shiftKey' | 'ctrlKey' | 'altKey', boolean>> = {}) => ({
  key: name,
  shiftKey: false,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  ...held,
});

describe('a corner', () => {
  test('goes where it is moved, and the others stay', () => {
    const moved = moveCorner(wholePicture, 0, { x: 0.12, y: 0.08 });
    expect(moved).toEqual([{ x: 0.12, y: 0.08 }, ...wholePicture.slice(1)]);
  });

  test('stays inside of the picture', () => {
    const moved = moveCorner(wholePicture, 1, { x: 1.4, y: -0.2 });
    expect(moved[1]).toEqual({ x: 1, y: 0 });
  });

  test.each([
    [{ x: 0.8, y: 0.8 }, 'beyond the line between its neighbours'],
    [{ x: 1, y: 1 }, 'onto the opposite one'],
    [{ x: 0.5, y: 0.5 }, 'onto the line between its neighbours'],
  ])('does not go to %o, %s', (to) => {
    expect(moveCorner(wholePicture, 0, to)).toBe(wholePicture);
  });

  test('does not make the paper as good as nothing', () => {
    const narrow = [
      { x: 0, y: 0 },
      { x: 0.1, y: 0 },
      { x: 0.1, y: 0.12 },
      { x: 0, y: 0.12 },
    ] as const;
    const corners = narrow.map((corner) => ({ ...corner })) as unknown as typeof wholePicture;
    expect(moveCorner(corners, 2, { x: 0.1, y: 0.02 })).toBe(corners);
  });

  test('moved a hundred times by one per cent goes exactly across the picture', () => {
    let corners = wholePicture;
    for (let count = 0; count < 40; count += 1) {
      const [corner] = corners;
      corners = moveCorner(corners, 0, { x: corner.x + 0.01, y: corner.y });
    }
    expect(corners[0]).toEqual({ x: 0.4, y: 0 });
  });

  test('is told by where it is', () => {
    expect(placeInWords({ x: 0.123, y: 0.08 })).toBe('12 % desde la izquierda, 8 % desde arriba');
  });
});

describe('arrow keys', () => {
  test('move by one per cent, with Shift by five', () => {
    expect(stepOf(key('ArrowRight'))).toEqual({ x: 0.01, y: 0 });
    expect(stepOf(key('ArrowUp', { shiftKey: true }))?.y).toBeCloseTo(-0.05);
  });

  test('with Ctrl or Alt, and other keys, mean something else', () => {
    expect(stepOf(key('ArrowLeft', { ctrlKey: true }))).toBeNull();
    expect(stepOf(key('ArrowDown', { altKey: true }))).toBeNull();
    expect(stepOf(key('Enter'))).toBeNull();
  });
});
