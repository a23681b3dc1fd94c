import type { Customer } from '../../shared/domain/customers.ts';
import { searchWords } from '../../shared/domain/text.ts';

/** What a request is found by: the customer's names, company and numbers, and its own number. */
export function searchTextOf(
  requestId: string,
  customer: Pick<Customer, 'firstNames' | 'lastNames' | 'companyName' | 'identityCard' | 'nit'>,
): string {
  const { firstNames, lastNames, companyName, identityCard, nit } = customer;
  return [requestId, firstNames, lastNames, companyName, identityCard?.number, identityCard?.complement, nit]
    .filter((part) => part)
    .join(' ');
}

/** The index's own language: each word the beginning of one; null for a text without a word. */
export function matchExpression(text: string): string | null {
  const words = searchWords(text);
  return words.length === 0 ? null : words.map((word) => `"${word}"*`).join(' AND ');
}
