import { describe, expect, test } from 'vitest';
import {
  isNotificationQr,
  notificationCode,
  qrText,
  readNotificationText,
} from '../../../shared/procedure/notification-code.ts';

const caseId = '0193592a-0c00-7abc-8def-9f3c0a7b41d2';
const number = 'N-LPZ-01-01-000123';
const genuine = { number: 'NLPZ0101000123', code: '9F3C0A7B41D2' };

describe("a notification's QR", () => {
  test('says the number and the end of the case’s identifier', () => {
    expect(notificationCode(caseId)).toBe('9F3C0A7B41D2');
    expect(qrText(number, caseId)).toBe('REVERSA:N-LPZ-01-01-000123:9F3C0A7B41D2');
  });

  test('is read back as it was written', () => {
    expect(readNotificationText(qrText(number, caseId))).toEqual(genuine);
  });

  test.each([
    ['a Spanish keyboard', "REVERSAÑN'LPZ'01'01'000123Ñ9F3C0A7B41D2"],
    ['a Spanish keyboard without shift', "reversañn'lpz'01'01'000123ñ9f3c0a7b41d2"],
    ['a Spanish ñ in two characters', 'REVERSAN\u0303N-LPZ-01-01-000123N\u03039F3C0A7B41D2'],
    ['a system in English, shift lost', 'reversa;n-lpz-01-01-000123;9f3c0a7b41d2'],
    ['a scanner in Spanish on a system in English', 'REVERSA>N/LPZ/01/01/000123>9F3C0A7B41D2'],
    ['the dot of a key without shift', 'reversa.n/lpz/01/01/000123.9f3c0a7b41d2'],
    ['blanks around it', '  REVERSA:N-LPZ-01-01-000123:9F3C0A7B41D2\t'],
  ])('is understood with %s', (_case, scanned) => {
    expect(readNotificationText(scanned)).toEqual(genuine);
  });

  test.each([
    ['cut short', 'REVERSA:N-LPZ-01-01-000123:9F3C0A'],
    ['without its code', 'REVERSA:N-LPZ-01-01-000123'],
    ['with a code of other letters', 'REVERSA:N-LPZ-01-01-000123:9F3C0A7B41ZZ'],
    ['without a number', 'REVERSA:---:9F3C0A7B41D2'],
  ])('%s is nothing', (_case, scanned) => {
    expect(readNotificationText(scanned)).toBeNull();
  });

  test('of another case gives another code', () => {
    const other = '0193592a-0c00-7abc-8def-000000000001';
    expect(readNotificationText(qrText(number, other))).toEqual({ ...genuine, code: '000000000001' });
  });
});

describe('a QR in the wrong field', () => {
  test('is known by its beginning, also when the field cut it short', () => {
    expect(isNotificationQr(qrText(number, caseId).slice(0, 40))).toBe(true);
    expect(isNotificationQr(" reversañn'lpz")).toBe(true);
    expect(isNotificationQr('R-000123')).toBe(false);
  });
});

describe('a number that is typed', () => {
  test.each([
    number,
    'n-lpz-01-01-000123',
    ' N LPZ 01 01 000123 ',
    'NLPZ0101000123',
    "N'LPZ'01'01'000123",
    'N–LPZ–01–01–000123',
  ])('is the same as «%s»', (typed) => {
    expect(readNotificationText(typed)).toEqual({ number: genuine.number, code: null });
  });

  test.each(['', '   ', '---', 'sin número', 'NOTIFICACION', 'https://example.bo/000123', 'N'.repeat(41)])(
    'is not «%s»',
    (typed) => {
      expect(readNotificationText(typed)).toBeNull();
    },
  );
});
