/** Lower case, no accents, single spaces: two texts that a clerk would call the same become equal. */
export function foldText(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}+/gu, '')
    .toLowerCase()
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/**
 * The words to look for in what a clerk typed or pasted. Dots that group a number's digits go away, as numbers are stored without
 * them (`4.512.345` finds 4512345); everything else that is not a letter or a digit separates words.
 */
export function searchWords(text: string): readonly string[] {
  return foldText(text)
    .replaceAll(/(?<=\d)\.(?=\d{3})/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .slice(0, 8);
}
