import { z } from 'zod';

/** Departments that issue a Bolivian C.I., as they are printed on it. */
export const departments = ['LP', 'SC', 'CB', 'CH', 'OR', 'PT', 'TJ', 'BE', 'PD'] as const;

export const identityCardSchema = z.strictObject({
  number: z.string().regex(/^\d{4,10}$/),
  complement: z
    .string()
    .regex(/^\d[A-Z]$/)
    .nullable(),
  department: z.enum(departments).nullable(),
});
/** A Bolivian identity card (cédula de identidad, C.I.). */
export type IdentityCard = z.infer<typeof identityCardSchema>;

/** A tax number (NIT): its format alone can be checked. */
export const nitSchema = z.string().regex(/^\d{4,15}$/);

/**
 * Reads a C.I. as people write it: digits, complement and department in any order, with dots, spaces or hyphens.
 *
 * @returns null when the text holds no number of 4 to 10 digits or holds anything else besides.
 */
export function parseIdentityCard(text: string): IdentityCard | null {
  const words = text
    .toUpperCase()
    .replaceAll('.', '')
    .split(/[\s\-/]+/)
    .filter((word) => word !== '' && word !== 'CI');
  let number: string | null = null;
  let complement: string | null = null;
  let department: IdentityCard['department'] = null;
  for (const word of words) {
    const glued = /^(\d{4,10})([A-Z]{2})$/.exec(word);
    const parts = glued?.[1] && glued[2] ? [glued[1], glued[2]] : [word];
    for (const part of parts) {
      const known = departments.find((each) => each === part);
      if (/^\d{4,10}$/.test(part) && number === null) number = part;
      else if (/^\d[A-Z]$/.test(part) && complement === null) complement = part;
      else if (known && department === null) department = known;
      else return null;
    }
  }
  return number === null ? null : { number, complement, department };
}

/** Two cards are the same person's when number and complement agree: the department is often left out. */
export function sameIdentityCard(one: IdentityCard, other: IdentityCard): boolean {
  return one.number === other.number && one.complement === other.complement;
}

/** As printed on a form: `4512345-1A LP`. */
export function formatIdentityCard(card: IdentityCard): string {
  const complement = card.complement ? `-${card.complement}` : '';
  return `${card.number}${complement}${card.department ? ` ${card.department}` : ''}`;
}
