import { describe, expect, test } from 'vitest';
import {
  type LetterValues,
  letterFormSchema,
  letterOf,
  letterValues,
  noLetter,
} from '../../../../renderer/wizard/documents/letter-values.ts';
import { authorizationLetterSchema } from '../../../../shared/domain/authorization-letter.ts';

const typed: LetterValues = {
  grantorName: ' María Condori ',
  grantorIdentity: '4.512.345 lp',
  representativeName: 'Juan Condori',
  representativeIdentity: '6789012 1a',
  writtenOn: '20/11/2026',
  scope: ' Anular la solicitud ',
  requestId: '',
  validUntil: '',
};

function complaints(parts: Partial<LetterValues>): readonly string[] {
  const read = letterFormSchema.safeParse({ ...typed, ...parts });
  return read.success ? [] : read.error.issues.map(({ path }) => path.join('.'));
}

describe('the form of a letter', () => {
  test('makes a letter that the contract takes, with its numbers as they are printed', () => {
    expect(authorizationLetterSchema.parse(letterOf(typed))).toEqual({
      grantor: { name: 'María Condori', identity: '4512345 LP' },
      representative: { name: 'Juan Condori', identity: '6789012-1A' },
      writtenOn: '2026-11-20',
      scope: 'Anular la solicitud',
      requestId: null,
      validUntil: null,
    });
  });

  test('shows a letter that is on record as it was typed', () => {
    const letter = letterOf({ ...typed, requestId: 'SOL-1', validUntil: '31/12/2026' });
    expect(letter).not.toBeNull();
    if (letter) expect(letterOf(letterValues(letter))).toEqual(letter);
  });

  test('makes no letter of what is half typed', () => {
    expect(letterOf(noLetter)).toBeNull();
    expect(letterOf({ ...typed, validUntil: '31/02/2026' })).toBeNull();
  });

  test.each([
    ['grantorName', { grantorName: '  ' }],
    ['grantorIdentity', { grantorIdentity: 'no tiene' }],
    ['representativeName', { representativeName: 'x'.repeat(121) }],
    ['representativeIdentity', { representativeIdentity: '' }],
    ['writtenOn', { writtenOn: '2026-11-20' }],
    ['scope', { scope: '' }],
    ['requestId', { requestId: 'x'.repeat(61) }],
    ['validUntil', { validUntil: 'fin de año' }],
  ])('asks for %s anew', (field, parts) => {
    expect(complaints(parts)).toEqual([field]);
  });

  test('takes a day that is to come: it is remarked on, not refused', () => {
    expect(complaints({ writtenOn: '20/11/2099' })).toEqual([]);
  });
});
