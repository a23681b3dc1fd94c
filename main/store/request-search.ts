import { type Customer, customerIdentity } from '../../shared/domain/customers.ts';
import { foldText, searchWords } from '../../shared/domain/text.ts';

/** What stands before a number on a card or a form, and is not looked for: `C.I. 4512345`, `NIT: 1020`. */
const labels = /(?<![a-z0-9])(?:c\s?\.?\s?i|nit)\b[\s.:]*(?=\d)/g;

/**
 * Letters and digits of ASCII, after accents were taken off, on both sides alike: a word that the index parts in two would be a phrase,
 * which an index without positions refuses.
 */
function plainWords(text: string): readonly string[] {
  return text.split(/[^a-z0-9]+/).filter((word) => word !== '');
}

/** What a request is found by: the customer's names, company and numbers, and its own number. */
export function searchTextOf(
  requestId: string,
  customer: Pick<Customer, 'firstNames' | 'lastNames' | 'companyName' | 'identityCard' | 'nit'>,
): string {
  const { firstNames, lastNames, companyName } = customer;
  const identity = customerIdentity(customer).replaceAll(/C\.I\.|NIT/g, '');
  const text = foldText([requestId, firstNames, lastNames, companyName ?? '', identity].join(' '));
  return plainWords(text.replaceAll(/(?<=\d)\.(?=\d{3})/g, '')).join(' ');
}

/** The index's own language: each word the beginning of one; null for a text without a word. */
export function matchExpression(text: string): string | null {
  const words = searchWords(foldText(text).replaceAll(labels, ' ')).flatMap(plainWords);
  return words.length === 0 ? null : words.map((word) => `"${word}"*`).join(' AND ');
}
