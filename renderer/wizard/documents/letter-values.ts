import { z } from 'zod';
import type { AuthorizationLetter } from '../../../shared/domain/authorization-letter.ts';
import { formatDate } from '../../../shared/domain/dates.ts';
import { formatIdentityCard, parseIdentityCard } from '../../../shared/domain/identity.ts';
import { dayOf } from '../steps/typed-day.ts';

function written(most: number, missing: string, tooLong: string) {
  return z
    .string()
    .max(most, tooLong)
    .refine((text) => text.trim() !== '', missing);
}

const personName = (whose: string) =>
  written(120, `Escriba el nombre completo ${whose}.`, 'El nombre tiene más de 120 letras.');
// Foreigners' documents are written in other ways than a Bolivian C.I.
const identity = (whose: string) =>
  z
    .string()
    .max(40, 'El número tiene más de 40 letras.')
    .regex(/\d/, `Escriba el C.I. ${whose} como está en la carta, por ejemplo 4512345 LP.`);

/** What is typed of a letter. A day that is to come is no error here: it is remarked on. */
export const letterFormSchema = z.object({
  grantorName: personName('de quien autoriza'),
  grantorIdentity: identity('de quien autoriza'),
  representativeName: personName('del apoderado'),
  representativeIdentity: identity('del apoderado'),
  writtenOn: z
    .string()
    .refine((text) => dayOf(text) !== null, 'Escriba la fecha de la carta como dd/mm/aaaa.'),
  scope: written(
    300,
    'Escriba para qué autoriza la carta, con sus palabras.',
    'El alcance tiene más de 300 letras.',
  ),
  requestId: z.string().max(60, 'El número de solicitud tiene más de 60 letras.'),
  validUntil: z
    .string()
    .refine(
      (text) => text.trim() === '' || dayOf(text) !== null,
      'Escriba la fecha de vencimiento como dd/mm/aaaa, o déjela vacía si la carta no vence.',
    ),
});
/** A letter as it is typed: text alone, so that it can be kept half done. */
export type LetterValues = z.input<typeof letterFormSchema>;

export const noLetter: LetterValues = {
  grantorName: '',
  grantorIdentity: '',
  representativeName: '',
  representativeIdentity: '',
  writtenOn: '',
  scope: '',
  requestId: '',
  validUntil: '',
};

/** The form of a letter that is on record. */
export function letterValues(letter: AuthorizationLetter): LetterValues {
  return {
    grantorName: letter.grantor.name,
    grantorIdentity: letter.grantor.identity,
    representativeName: letter.representative.name,
    representativeIdentity: letter.representative.identity,
    writtenOn: formatDate(letter.writtenOn),
    scope: letter.scope,
    requestId: letter.requestId ?? '',
    validUntil: letter.validUntil === null ? '' : formatDate(letter.validUntil),
  };
}

function asWritten(text: string): string {
  const card = parseIdentityCard(text);
  return card ? formatIdentityCard(card) : text.trim();
}

/**
 * The letter of what is typed, as it is put on record.
 *
 * @returns null while something is missing or cannot be read.
 */
export function letterOf(values: LetterValues): AuthorizationLetter | null {
  const writtenOn = dayOf(values.writtenOn);
  if (!letterFormSchema.safeParse(values).success || writtenOn === null) return null;
  return {
    grantor: { name: values.grantorName.trim(), identity: asWritten(values.grantorIdentity) },
    representative: {
      name: values.representativeName.trim(),
      identity: asWritten(values.representativeIdentity),
    },
    writtenOn,
    scope: values.scope.trim(),
    requestId: values.requestId.trim() || null,
    validUntil: dayOf(values.validUntil),
  };
}
