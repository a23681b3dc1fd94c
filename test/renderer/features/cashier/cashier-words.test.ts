import { describe, expect, test } from 'vitest';
import {
  proofWords,
  refundWords,
  searchWords,
  standingWords,
} from '../../../../renderer/features/cashier/cashier-words.ts';
import {
  closingChannels,
  type FoundNotification,
  foundNotificationSchema,
} from '../../../../shared/ipc/closing-channels.ts';
import { routerErrors } from '../../../../shared/ipc/contract.ts';
import { item } from '../../../builders/case-facts.ts';

function foundNotification(parts: Partial<FoundNotification> = {}): FoundNotification {
  return foundNotificationSchema.parse({
    caseId: '0193592a-0c00-7abc-8def-9f3c0a7b41d2',
    head: 7,
    caseNumber: 'LPZ-01-01-000001',
    notificationNumber: 'N-LPZ-01-01-000123',
    customer: 'María Elena Quispe Mamani',
    identity: 'C.I. 4512345 LP',
    kind: 'residential',
    requestId: 'S-1',
    items: [item(1, 'Internet 50 Mbps')],
    paidCents: 35_000,
    paidReceipt: 'R-77',
    refundCents: 35_000,
    advisor: 'Asesora de prueba',
    areaName: 'Sucursal de prueba',
    at: '2026-11-23T14:00:00.000Z',
    proof: 'code',
    standing: 'payable',
    refund: null,
    ...parts,
  });
}

describe('how a notification stands at the cash desk', () => {
  test('payable has no words in the way', () => {
    expect(standingWords(foundNotification())).toBeNull();
  });

  test('refunded says how much, when, with which receipt and by whom', () => {
    const refund = {
      receiptNumber: 'CJ-000045',
      amountCents: 35_000,
      refundedOn: '2026-11-22',
      by: 'Cajero de prueba',
      areaName: 'Sucursal Sur',
    };
    const told = standingWords(foundNotification({ standing: 'refunded', refund }));
    expect(told?.text).toBe(
      'Bs 350,00 el 22/11/2026, comprobante CJ-000045, por Cajero de prueba (Sucursal Sur). No entregue dinero otra vez.',
    );
  });

  test.each(foundNotificationSchema.shape.standing.options.filter((each) => each !== 'payable'))(
    '%s says why and what to do',
    (standing) => {
      const told = standingWords(foundNotification({ standing }));
      expect(told?.title).not.toBe('');
      expect(told?.text.length).toBeGreaterThan(20);
    },
  );

  test('a typed number asks for a comparison with the paper, a read QR does not', () => {
    expect(proofWords.number.title).toContain('compare con el papel');
    expect(proofWords.code.title).toBe('QR verificado');
  });
});

describe('a refund that was not taken', () => {
  test.each([...closingChannels.recordRefund.errors, ...routerErrors])(
    'after %s no money is given',
    (code) => {
      const told = refundWords(code);
      expect(`${told.title} ${told.text}`).toMatch(/no entregue dinero/i);
    },
  );

  test('is asked again where nothing is decided, and only there', () => {
    const again = [...closingChannels.recordRefund.errors, ...routerErrors].filter(
      (code) => refundWords(code).mayRetry,
    );
    expect(new Set(again)).toEqual(new Set(['offline', 'unconfirmed', 'store-unavailable', 'failed']));
  });
});

describe('a search that finds nothing', () => {
  test('tells a number that is not here from a QR that does not fit', () => {
    expect(searchWords('not-found').text).toContain('No entregue dinero');
    expect(searchWords('code-differs')).toMatchObject({ kind: 'error' });
    expect(searchWords('code-differs').title).toContain('no entregue dinero');
  });
});
