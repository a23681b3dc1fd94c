import { describe, expect, it, test } from 'vitest';
import { formatBytes, mayTryAgain, openWords } from '../../../../renderer/wizard/documents/document-words.ts';
import { contract } from '../../../../shared/ipc/contract.ts';

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

test.each([...new Set([...contract.openDocument.errors, ...contract.drawPage.errors])])(
  '%s is said with a title, a reason and a way on',
  (code) => {
    const { title, explanation, wayOn } = openWords(code);
    expect(title).toMatch(/^\p{Lu}.*[^.]$/u);
    expect(explanation).toMatch(/^\p{Lu}.*\.$/u);
    expect(wayOn).toMatch(/^\p{Lu}.*\.$/u);
  },
);

test('what will not be otherwise is not offered again', () => {
  expect((['damaged', 'deleted', 'wrong-role'] as const).filter(mayTryAgain)).toEqual([]);
  expect((['offline', 'not-here', 'too-slow'] as const).filter(mayTryAgain)).toHaveLength(3);
});
