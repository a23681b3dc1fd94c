import { describe, expect, test } from 'vitest';
import { keyOf } from '../../../renderer/components/key-of.ts';
import { inReadingOrder } from '../../../renderer/components/key-order.ts';
import { nextRow } from '../../../renderer/components/next-row.ts';

function press(parts: Partial<Parameters<typeof keyOf>[0]>) {
  return keyOf({ key: '', code: '', altKey: false, ctrlKey: false, metaKey: false, ...parts });
}

describe('which shortcut a key press is', () => {
  test('function keys and Ctrl chords have their shown names', () => {
    expect(press({ key: 'F2', code: 'F2' })?.keys).toBe('F2');
    expect(press({ key: 'Enter', code: 'Enter', ctrlKey: true })?.keys).toBe('Ctrl+Enter');
    expect(press({ key: 'l', code: 'KeyL', ctrlKey: true })?.keys).toBe('Ctrl+L');
  });

  test('Alt and a digit are read by place, whatever the layout types there', () => {
    expect(press({ key: '¡', code: 'Digit1', altKey: true })).toEqual({ keys: 'Alt+1…9', digit: '1' });
    expect(press({ key: '7', code: 'Numpad7', altKey: true })?.digit).toBe('7');
    expect(press({ key: '0', code: 'Digit0', altKey: true })).toBeNull();
  });

  test('typing is no shortcut, nor is AltGr with a digit', () => {
    expect(press({ key: 'a', code: 'KeyA' })).toBeNull();
    expect(press({ key: 'Enter', code: 'Enter' })).toBeNull();
    expect(press({ key: '|', code: 'Digit1', altKey: true, ctrlKey: true })).toBeNull();
  });
});

test('the row of keys begins with the main action and ends with what every page has', () => {
  const keys = ['F2', 'Ctrl+L', 'F1', 'F4', 'Ctrl+Enter', 'Alt+1…9'].map((name) => ({ keys: name }));
  expect(inReadingOrder(keys).map((each) => each.keys)).toEqual([
    'Ctrl+Enter',
    'F4',
    'Alt+1…9',
    'F2',
    'F1',
    'Ctrl+L',
  ]);
});

describe('moving the marked row of a list', () => {
  test.each([
    ['ArrowDown', 0, 1],
    ['ArrowUp', 0, 0],
    ['ArrowDown', 29, 29],
    ['PageDown', 5, 15],
    ['PageUp', 5, 0],
    ['Home', 17, 0],
    ['End', 17, 29],
  ])('%s at row %i goes to row %i of thirty', (key, from, to) => {
    expect(nextRow(key, from, 30)).toBe(to);
  });

  test('other keys and an empty list move nothing', () => {
    expect(nextRow('Enter', 3, 30)).toBeNull();
    expect(nextRow('ArrowDown', 0, 0)).toBeNull();
  });
});
