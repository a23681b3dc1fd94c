import { describe, expect, test } from 'vitest';
import { nextWords } from '../../../../renderer/wizard/steps/next-words.ts';
import { proposedCharges } from '../../../../renderer/wizard/steps/proposed-charges.ts';
import { dayOf, typedDay } from '../../../../renderer/wizard/steps/typed-day.ts';
import { typedNumber } from '../../../../renderer/wizard/steps/typed-number.ts';
import { paymentType } from '../../../../shared/procedure/b-03-payment-type.ts';
import { chargeAnnulment } from '../../../../shared/procedure/b-04-charge-annulment.ts';
import { annulmentNumber } from '../../../../shared/procedure/b-12-annulment-number.ts';
import { noHistory } from '../../../../shared/procedure/history.ts';
import { qrText } from '../../../../shared/procedure/notification-code.ts';

describe('a day that is typed', () => {
  const field = typedDay('2026-11-23');
  const said = (text: string) => field.safeParse(text).error?.issues[0]?.message ?? null;

  test('is a day of the calendar of La Paz', () => {
    expect(dayOf('23/11/2026')).toBe('2026-11-23');
    expect(dayOf(' 01/02/2026 ')).toBe('2026-02-01');
    expect(dayOf('31/02/2026')).toBeNull();
    expect(dayOf('2026-11-23')).toBeNull();
  });

  test('is taken up to today, and not after it', () => {
    expect(said('23/11/2026')).toBeNull();
    expect(said('22/11/2026')).toBeNull();
    expect(said('24/11/2026')).toContain('posterior a hoy, 23/11/2026');
    expect(said('')).toContain('dd/mm/aaaa');
  });
});

describe('where an answer leads', () => {
  const paid = { payments: [], paidAtDesk: true, refunded: false };

  test('a payment at a cash desk waits for Reclamos de Facturación, unless it was given back', () => {
    expect(nextWords(paymentType.next({ paymentType: 'cash' }, paid))).toBe(
      'Se deriva a Reclamos de Facturación; el trámite espera su retorno y sigue en B.5 Ingresa a solicitud de venta.',
    );
    expect(nextWords(paymentType.next({ paymentType: 'cash' }, { ...paid, refunded: true }))).toBe(
      'Sigue en B.5 Ingresa a solicitud de venta.',
    );
  });

  test('recurrent billing leads to the autonomous order, which does not hold the case up', () => {
    expect(nextWords(paymentType.next({ paymentType: 'recurrent' }, paid))).toBe(
      'Sigue en B.4 Crea orden autónoma.',
    );
    expect(nextWords(chargeAnnulment.next({ charges: 'x' }, { requestId: 'S-1' }))).toContain(
      'Se deriva a Generación de Cargos, y el trámite sigue en B.5',
    );
  });

  test('the end is said as it ends', () => {
    expect(nextWords({ kind: 'end', outcome: 'annulled' })).toContain('queda anulada');
    expect(nextWords({ kind: 'end', outcome: 'inadmissible' })).toContain('improcedente');
  });
});

describe('the charges that B.4 proposes', () => {
  test('are the fees of the annulled products that have one', () => {
    const text = proposedCharges([
      { description: 'Internet 50 Mbps', feeCents: 35_000 },
      { description: 'Decodificador adicional', feeCents: 0 },
      { description: 'Televisión básica', feeCents: 15_050 },
    ]);
    expect(text).toBe(
      'Derecho de instalación, Internet 50 Mbps: Bs 350,00\nDerecho de instalación, Televisión básica: Bs 150,50',
    );
  });

  test('are always an answer that B.4 takes, however many there are', () => {
    const many = Array.from({ length: 40 }, (_, index) => ({
      description: `Producto ${index}`,
      feeCents: 100,
    }));
    expect(chargeAnnulment.answer.safeParse({ charges: proposedCharges(many) }).success).toBe(true);
  });

  test('are none where nothing was charged', () => {
    expect(proposedCharges([{ description: 'Internet 50 Mbps', feeCents: 0 }])).toBe('');
  });
});

describe('the number of B.12', () => {
  const facts = { caseNumber: 'LPZ-01-01-000123', notificationNumber: 'N-LPZ-01-01-000123' };
  const isTaken = (text: string) => annulmentNumber.admit({ number: typedNumber(text) }, facts, noHistory).ok;

  test('is taken from the QR of the case’s notification as from the number itself', () => {
    const scanned = qrText('N-LPZ-01-01-000123', '019a0000-0000-7000-8000-9f3c0a7b41d2');
    expect(isTaken(scanned)).toBe(true);
    expect(isTaken(' N-LPZ-01-01-000123 ')).toBe(true);
    expect(isTaken('lpz0101000123')).toBe(true);
  });

  test('of another case, or of a QR read in part, is not', () => {
    expect(isTaken(qrText('N-LPZ-01-01-000124', '019a0000-0000-7000-8000-9f3c0a7b41d2'))).toBe(false);
    expect(isTaken('REVERSA:N-LPZ-01-01-000123')).toBe(false);
  });
});
