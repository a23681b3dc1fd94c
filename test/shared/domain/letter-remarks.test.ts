import { describe, expect, test } from 'vitest';
import {
  type AuthorizationLetter,
  authorizationLetterSchema,
} from '../../../shared/domain/authorization-letter.ts';
import { type LetterFacts, letterRemarks } from '../../../shared/domain/letter-remarks.ts';

const letter: AuthorizationLetter = {
  grantor: { name: 'María Elena Condori Vargas', identity: '4512345 LP' },
  representative: { name: 'Juan Condori', identity: '6789012-1A' },
  writtenOn: '2026-11-20',
  scope: 'Anular la solicitud de internet',
  requestId: 'SOL-000451',
  validUntil: '2026-12-31',
};

const facts: LetterFacts = {
  requestId: 'SOL-000451',
  holder: {
    kind: 'residential',
    firstNames: 'María Elena',
    lastNames: 'Condori Vargas',
    companyName: null,
    identityCard: { number: '4512345', complement: null, department: 'LP' },
    nit: null,
  },
  representative: { name: 'Juan Condori', identity: '6789012-1A' },
  day: '2026-11-24',
};

const company: LetterFacts['holder'] = {
  kind: 'business',
  firstNames: '',
  lastNames: '',
  companyName: 'Comercial Illimani S.R.L.',
  identityCard: null,
  nit: '1023456028',
};

function kinds(parts: Partial<AuthorizationLetter>, known: Partial<LetterFacts> = {}): readonly string[] {
  const given = authorizationLetterSchema.parse({ ...letter, ...parts });
  return letterRemarks(given, { ...facts, ...known }).map(({ kind }) => kind);
}

describe('a letter with nothing to remark on', () => {
  test('is the one of this request, from the holder, for who came', () => {
    expect(kinds({})).toEqual([]);
  });

  test.each([
    ['names no request and does not end', { requestId: null, validUntil: null }],
    ['ends on the very day', { validUntil: '2026-11-24' }],
    ['was written on the very day', { writtenOn: '2026-11-24' }],
    ['names the request in small letters', { requestId: 'sol-000451' }],
    [
      'gives the names in another order, without accents',
      { grantor: { name: 'CONDORI VARGAS MARIA ELENA', identity: '4.512.345' } },
    ],
    ['leaves out a second name', { grantor: { name: 'María Condori Vargas', identity: '4512345' } }],
    [
      'has a foreign document, by which nobody can be told apart',
      { representative: { name: 'Juan Condori', identity: 'E-10223 (pasaporte)' } },
    ],
  ])('%s', (_what, parts) => {
    expect(kinds(parts)).toEqual([]);
  });

  test('is compared with nobody while A.8 does not say who came', () => {
    expect(
      kinds({ representative: { name: 'Otra Persona', identity: '1' } }, { representative: null }),
    ).toEqual([]);
  });
});

describe('remarked on', () => {
  test.each([
    ['a letter that ended the day before', { validUntil: '2026-11-23' }, ['expired']],
    ['a letter of tomorrow', { writtenOn: '2026-11-25' }, ['written-in-future']],
    [
      'an end before its own date',
      { writtenOn: '2026-11-20', validUntil: '2026-11-19' },
      ['expired', 'ends-before-written'],
    ],
    ['another request', { requestId: 'SOL-000452' }, ['other-request']],
    [
      'another name with the same number',
      { grantor: { name: 'Rosa Mamani', identity: '4512345' } },
      ['grantor-not-holder'],
    ],
    [
      'the same name with another number',
      { grantor: { ...letter.grantor, identity: '4512346' } },
      ['grantor-not-holder'],
    ],
    [
      'another complement: it is another person',
      { representative: { ...letter.representative, identity: '6789012-1B' } },
      ['representative-not-who-came'],
    ],
  ])('is %s', (_what, parts, expected) => {
    expect(kinds(parts)).toEqual(expected);
  });

  test('is everything at once, the gravest first', () => {
    const stranger = { name: 'Rosa Mamani', identity: '1111111' };
    expect(
      kinds({
        grantor: stranger,
        representative: stranger,
        writtenOn: '2026-11-30',
        requestId: 'SOL-9',
        validUntil: '2026-11-01',
      }),
    ).toEqual([
      'expired',
      'written-in-future',
      'ends-before-written',
      'other-request',
      'grantor-not-holder',
      'representative-not-who-came',
    ]);
  });

  test('says what the letter says', () => {
    const [remark] = letterRemarks({ ...letter, requestId: 'SOL-7' }, facts);
    expect(remark?.words).toBe('La carta nombra otra solicitud: SOL-7. Este trámite es de la SOL-000451.');
  });
});

describe("a company's letter", () => {
  const signer = { name: 'Pedro Choque', identity: '3344556' };

  test('is signed by a person of whom nothing is known: nothing to compare', () => {
    expect(kinds({ grantor: signer }, { holder: company })).toEqual([]);
  });

  test('is compared where the record has the person', () => {
    const holder = { ...company, firstNames: 'Ana', lastNames: 'Quispe' };
    expect(kinds({ grantor: signer }, { holder })).toEqual(['grantor-not-holder']);
    expect(kinds({ grantor: { name: 'Ana Quispe', identity: '1' } }, { holder })).toEqual([]);
    expect(kinds({ grantor: { name: 'El gerente', identity: 'NIT 1023456028' } }, { holder })).toEqual([]);
  });

  test('is compared by the C.I. where the record has one', () => {
    const holder = { ...company, identityCard: facts.holder.identityCard };
    expect(kinds({ grantor: signer }, { holder })).toEqual(['grantor-not-holder']);
    expect(kinds({ grantor: { ...signer, identity: '4512345' } }, { holder })).toEqual([]);
  });
});
