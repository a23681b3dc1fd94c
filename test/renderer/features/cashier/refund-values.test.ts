import { describe, expect, test } from 'vitest';
import {
  refundDefaults,
  refundRequest,
  refundSchema,
} from '../../../../renderer/features/cashier/refund-values.ts';

const refundCents = 135_050;
const schema = refundSchema(refundCents, '2026-11-23');
const filled = { receiptNumber: ' CJ-000045 ', amount: '1.350,50', refundedOn: '23/11/2026' };
/** The words beside each field that is wrong. */
const wrong = (changed: Partial<typeof filled>) => {
  const read = schema.safeParse({ ...filled, ...changed });
  return read.success
    ? {}
    : Object.fromEntries(read.error.issues.map(({ path, message }) => [path[0], message]));
};

describe('the refund form', () => {
  test('begins with the whole amount and with today in La Paz, also when it is tomorrow in UTC', () => {
    expect(refundDefaults(refundCents, '2026-11-24T03:30:00.000Z')).toEqual({
      receiptNumber: '',
      amount: '1.350,50',
      refundedOn: '23/11/2026',
    });
  });

  test.each(['1.350,50', '1350,5', '1350.50', 'Bs 1.350,50', ' 1,350.50 '])(
    'takes the amount «%s»',
    (amount) => {
      expect(wrong({ amount })).toEqual({});
    },
  );

  test.each(['1.350,49', '1.350,51', '1.350', '', 'todo', '-1.350,50'])(
    'refuses the amount «%s»',
    (amount) => {
      expect(wrong({ amount })).toEqual({
        amount: 'El importe es el de la notificación: Bs 1.350,50, ni más ni menos.',
      });
    },
  );

  test.each(['', '   '])('asks for the receipt where it is «%s»', (receiptNumber) => {
    expect(wrong({ receiptNumber }).receiptNumber).toContain('comprobante');
  });

  test('says that a QR scanned into the receipt belongs to the search', () => {
    expect(wrong({ receiptNumber: "REVERSAÑN'LPZ'01'01'000123Ñ9F3C0A7B41" }).receiptNumber).toContain('F2');
  });

  test.each([
    ['24/11/2026', 'El día es posterior a hoy, 23/11/2026.'],
    ['31/11/2026', 'Escriba el día, por ejemplo 23/11/2026.'],
    ['ayer', 'Escriba el día, por ejemplo 23/11/2026.'],
  ])('refuses the day «%s»', (refundedOn, message) => {
    expect(wrong({ refundedOn })).toEqual({ refundedOn: message });
  });

  test('takes an earlier day', () => {
    expect(wrong({ refundedOn: '20/11/2026' })).toEqual({});
  });
});

describe('what is asked of the central office', () => {
  const found = {
    caseId: '0193592a-0c00-7abc-8def-9f3c0a7b41d2',
    head: 7,
    notificationNumber: 'N-LPZ-01-01-000123',
  };

  test('is the amount in cents, the day of the calendar, the receipt without blanks', () => {
    expect(refundRequest(found, filled)).toEqual({
      ...found,
      receiptNumber: 'CJ-000045',
      amountCents: refundCents,
      refundedOn: '2026-11-23',
    });
  });

  test('is nothing while amount or day cannot be read', () => {
    expect(refundRequest(found, { ...filled, amount: 'todo' })).toBeNull();
    expect(refundRequest(found, { ...filled, refundedOn: 'hoy' })).toBeNull();
  });
});
