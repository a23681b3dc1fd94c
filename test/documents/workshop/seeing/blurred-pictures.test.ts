import { expect, test } from 'vitest';
import { expectedWarning, judgePictures } from './judge-pictures.ts';

const kinds = ['out-of-focus', 'moved', 'glare'] as const;

test.each(kinds)('[5] none of fifty pictures passes in silence: %s', { timeout: 300_000 }, async (kind) => {
  const judged = await judgePictures(20, kind, 50);
  const missed = judged.filter(({ warnings }) => !warnings.includes(expectedWarning[kind]));
  expect(missed).toEqual([]);
});
