import { z } from 'zod';

/** Whole cents of a boliviano (Bs 0,01): money is never a fraction. */
export const centsSchema = z.int().min(0).max(100_000_000_00);
export type Cents = z.infer<typeof centsSchema>;

/** `Bs 1.234,50` */
export function formatBolivianos(cents: Cents): string {
  const whole = Math.trunc(cents / 100)
    .toString()
    .replaceAll(/\B(?=(\d{3})+$)/g, '.');
  return `Bs ${whole},${(cents % 100).toString().padStart(2, '0')}`;
}

/**
 * Reads an amount as it is typed or exported in Bolivia: `1.234,50`, `1234,5`, `1234.50`, `Bs 350`.
 *
 * @returns cents, or null when the text is not an amount or has more than two decimals.
 */
export function parseBolivianos(text: string): Cents | null {
  const plain = text
    .trim()
    .replace(/^bs\.?\s*/i, '')
    .replaceAll(' ', '');
  const spanish = /^(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d{1,2}))?$/.exec(plain);
  // A comma with three digits behind it and nothing more is refused: it could be either.
  const english = /^(\d{1,3}(?:,\d{3})+|\d+)\.(\d{1,2})$/.exec(plain);
  const found = spanish ?? english;
  if (!found?.[1]) return null;
  const cents = Number(found[1].replaceAll(/[.,]/g, '')) * 100 + Number((found[2] ?? '').padEnd(2, '0'));
  return centsSchema.safeParse(cents).success ? cents : null;
}
