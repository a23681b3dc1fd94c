import { describe, expect, it, test } from 'vitest';
import {
  attachWords,
  formatBytes,
  isDrawable,
  openWords,
} from '../../../../renderer/wizard/documents/document-words.ts';
import { documentFaults, documentMediaTypes } from '../../../../shared/domain/documents.ts';

describe('a size', () => {
  it.each([
    [1, '1 kB'],
    [812, '1 kB'],
    [312_400, '312 kB'],
    [999_499, '999 kB'],
    [999_500, '1,0 MB'],
    [2_449_000, '2,4 MB'],
    [15_000_000, '15,0 MB'],
  ])('of %i bytes is «%s»', (bytes, words) => {
    expect(formatBytes(bytes)).toBe(words);
  });
});

test.each([
  ...[...documentFaults, 'no-safe-storage', 'disk'].map((code) => [code, attachWords] as const),
  ...['not-here', 'damaged'].map((code) => [code, openWords] as const),
])('%s is said with a title, a reason and a way on', (code, wordsOf) => {
  const { title, explanation, wayOn } = wordsOf(code as never);
  expect(title).toMatch(/^\p{Lu}.*[^.]$/u);
  expect(explanation).toMatch(/^\p{Lu}.*\.$/u);
  expect(wayOn).toMatch(/^\p{Lu}.*\.$/u);
});

test('a file damaged before it was attached and one damaged since are two things', () => {
  expect(attachWords('damaged').title).not.toBe(openWords('damaged').title);
});

test('only what the browser draws is drawn', () => {
  expect(documentMediaTypes.filter((mediaType) => isDrawable({ mediaType }))).toEqual([
    'image/jpeg',
    'image/png',
  ]);
});
