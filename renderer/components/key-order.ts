/** Keys that mean the same on every page stand last: what is new on a page is read first. */
const last: readonly string[] = ['F2', 'F1', 'Ctrl+L'];

/** The keys as they stand in the row below: the main action first, then the page's own, then the shell's. */
export function inReadingOrder<Key extends { readonly keys: string }>(keys: readonly Key[]): readonly Key[] {
  const rank = ({ keys: name }: Key) => (name === 'Ctrl+Enter' ? -1 : last.indexOf(name) + 1);
  return [...keys].sort((one, other) => rank(one) - rank(other));
}
