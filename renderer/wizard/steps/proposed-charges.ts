import { formatBolivianos } from '../../../shared/domain/money.ts';
import type { RequestItem } from '../../../shared/domain/requests.ts';

/** As many characters as B.4 takes. */
const longest = 500;

/** The installation charges of what was annulled, one a line; what does not fit is left to the advisor. */
export function proposedCharges(items: readonly Pick<RequestItem, 'description' | 'feeCents'>[]): string {
  let text = '';
  for (const { description, feeCents } of items) {
    if (feeCents === 0) continue;
    const line = `Derecho de instalación, ${description}: ${formatBolivianos(feeCents)}`;
    const longer = text === '' ? line : `${text}\n${line}`;
    if (longer.length > longest) break;
    text = longer;
  }
  return text;
}
