import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareCard, readCardText } from '../../../shared/domain/card-text.ts';
import { type Customer, customerSchema } from '../../../shared/domain/customers.ts';
import { samePicture } from '../../../shared/domain/same-picture.ts';

const holder: Customer = customerSchema.parse({
  id: 'MUESTRA-1',
  kind: 'residential',
  firstNames: 'Ejemplo Modelo',
  lastNames: 'Muñeco de Peñalta',
  companyName: null,
  identityCard: { number: '4512345', complement: '1A', department: 'LP' },
  nit: null,
  phone: null,
  address: null,
  regional: 'LPZ',
});
const number = (lines: readonly string[]) => readCardText(lines).identity;
const name = (lines: readonly string[]) => readCardText(lines).name;

test.each([
  ['No. 4512345-1A', { number: '4512345', complement: '1A', department: null }],
  ['N° 4512345 LP', { number: '4512345', complement: null, department: 'LP' }],
  ['C.I. 4.512.345', { number: '4512345', complement: null, department: null }],
  ['CÉDULA DE IDENTIDAD 4512345-1A SC', { number: '4512345', complement: '1A', department: 'SC' }],
  ['4512345', { number: '4512345', complement: null, department: null }],
])('[5] a number is read with its complement and department: %s', (line, identity) => {
  expect(number(['DOCUMENTO DE MUESTRA', line, 'FECHA DE NACIMIENTO', '03/04/1980'])).toEqual(identity);
});

test.each([
  ['a date', ['EMITIDA', '01/02/2020']],
  ['two numbers', ['No. 4512345', 'No. 4512346']],
  ['two numbers without a label', ['4512345', '4512346']],
  ['letters among the digits', ['No. 45I2345', 'No. 45B12345']],
  ['a longer number', ['451234567890123']],
  ['a number within a sentence', ['DOMICILIO CALLE 451234 ZONA']],
  ['a year', ['2020']],
])('[5] what may be another thing is no number: %s', (_title, lines) => {
  expect(number(lines)).toBeNull();
});

test.each([
  ['labels above', ['NOMBRES', 'EJEMPLO MODELO', 'APELLIDOS', 'MUÑECO PEÑALTA']],
  ['labels before', ['Nombre(s): Ejemplo Modelo', 'Apellidos: Muñeco Peñalta']],
  ['surnames first', ['APELLIDOS', 'MUÑECO PEÑALTA', 'NOMBRES', 'EJEMPLO MODELO']],
  ['surnames apart', ['PATERNO MUÑECO', 'MATERNO PEÑALTA', 'NOMBRES EJEMPLO MODELO']],
  ['the back of older cards', ['PERTENECEN', 'A: EJEMPLO MODELO MUÑECO PEÑALTA', 'NACIDO EL 1 DE ABRIL']],
])('[5] a name is read off %s', (_title, lines) => {
  expect(name(lines)).toBe('EJEMPLO MODELO MUÑECO PEÑALTA');
});

test.each([
  ['half of it', ['NOMBRES', 'EJEMPLO MODELO']],
  ['a label without a value', ['NOMBRES', 'APELLIDOS', 'FECHA DE NACIMIENTO']],
  ['two owners', ['A: EJEMPLO MODELO', 'A: OTRA MUESTRA']],
  ['letters that are none', ['A: EJ3MPLO M0DELO']],
])('[5] what is not sure is no name: %s', (_title, lines) => {
  expect(name(lines)).toBeNull();
});

test('[5] the holder is recognised in any order, without accents and with a letter misread', () => {
  for (const read of [
    'EJEMPLO MODELO MUÑECO PEÑALTA',
    'MUNECO PENALTA EJEMPLO MODELO',
    'EJEMPLO MUÑECO',
    'EJEMPLO M0DELO MUÑECO DE LA PEÑALTA'.replace('0', 'Q'),
  ])
    expect(compareCard({ identity: null, name: read }, holder).nameDiffers, read).toBe(false);
  for (const read of ['OTRA PERSONA INVENTADA', 'EJEMPLO FICTICIO', 'MODELO'])
    expect(compareCard({ identity: null, name: read }, holder).nameDiffers, read).toBe(true);
});

test('[5] numbers are another one by number or complement, never by department', () => {
  const differs = (value: string, complement: string | null, department: 'SC' | null) =>
    compareCard({ identity: { number: value, complement, department }, name: null }, holder).numberDiffers;
  expect(differs('4512345', '1A', null)).toBe(false);
  expect(differs('4512345', '1A', 'SC')).toBe(false);
  expect(differs('4512345', null, null)).toBe(true);
  expect(differs('4512346', '1A', null)).toBe(true);
});

test('[5] where nothing was read or recorded nothing differs', () => {
  expect(compareCard(readCardText([]), holder)).toEqual({
    number: null,
    name: null,
    numberDiffers: null,
    nameDiffers: null,
  });
  const company: Customer = {
    ...holder,
    kind: 'business',
    companyName: 'Muestra S.R.L.',
    identityCard: null,
  };
  const read = readCardText(['No. 4512345', 'A: EJEMPLO MODELO']);
  expect(compareCard(read, company)).toMatchObject({ numberDiffers: null, nameDiffers: null });
});

test('[5] whatever is read, only digits and letters are suggested', () => {
  const line = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('NOMBRES', 'APELLIDOS', 'A:', 'No.', 'C.I. 4512345', '12/03/1980'),
    fc.stringMatching(/^[NA]: ?[A-Z0-9 .\-/]{0,20}$/),
    fc.stringMatching(/^No\. [0-9OIl.\- ]{0,14}$/),
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
      const { identity, name: found } = readCardText(lines);
      if (identity) {
        expect(identity.number).toMatch(/^\d{4,10}$/);
        expect(identity.complement ?? '1A').toMatch(/^\d[A-Z]$/);
        expect(lines.join(' ').replaceAll('.', '')).toContain(identity.number);
      }
      expect(found ?? 'AB').toMatch(/^[A-ZÁÉÍÓÚÜÑ' -]{2,120}$/);
    }),
    { numRuns: 400 },
  );
});

test('[5] a labelled number is read as it stands, whatever surrounds it', () => {
  const word = fc.constantFrom('MUESTRA', 'EMITIDA', '01/02/2020', 'ESTADO CIVIL SOLTERO', 'SERIE');
  fc.assert(
    fc.property(
      fc.integer({ min: 100_000, max: 99_999_999 }),
      fc.option(fc.constantFrom('1A', '2B', '9Z'), { nil: null }),
      fc.array(word, { maxLength: 5 }),
      fc.array(word, { maxLength: 5 }),
      (value, complement, before, after) => {
        const printed = `No. ${value}${complement ? `-${complement}` : ''}`;
        expect(number([...before, printed, ...after])).toEqual({
          number: String(value),
          complement,
          department: null,
        });
      },
    ),
  );
});

test('[5] pictures are the same by nearly the same fingerprint', () => {
  expect(samePicture('0123456789abcdef', '0123456789abcdef')).toBe(true);
  expect(samePicture('0123456789abcdef', '0123456789abcdee')).toBe(true);
  expect(samePicture('0123456789abcdef', 'fedcba9876543210')).toBe(false);
  expect(samePicture('0123456789abcdef', '0123')).toBe(false);
});
