import { describe, expect, test } from 'vitest';
import { isAdmitted, proposedPaymentType } from '../../../../renderer/wizard/steps/proposed-payment-type.ts';
import type { CaseFacts } from '../../../../shared/procedure/facts.ts';
import { caseFacts, item } from '../../../builders/case-facts.ts';
import { caseLog, openCommand, runAll } from '../../../builders/case-log.ts';

function viewOn(parts: Partial<CaseFacts> = {}) {
  const facts = caseFacts(parts);
  const { state } = runAll(caseLog(facts), [openCommand]);
  if (state === null) throw new Error('The case was not opened');
  return { facts, state };
}

const payment = {
  receiptNumber: 'R-1',
  document: 'receipt',
  amountCents: 15_000,
  paidAt: '2026-11-23T13:30:00.000Z',
} as const;

describe('the payment type that B.3 proposes', () => {
  test('is the cash desk, and nothing else is allowed, where a payment is on record', () => {
    const view = viewOn({ payments: [payment] });
    expect(proposedPaymentType(view)).toBe('cash');
    expect(isAdmitted(view, 'recurrent')).toBe(false);
    expect(isAdmitted(view, 'none')).toBe(false);
  });

  test('is recurrent billing where a fee was charged and nobody paid it at a desk', () => {
    expect(proposedPaymentType(viewOn())).toBe('recurrent');
  });

  test('is none where the installation had no cost', () => {
    const { request } = caseFacts();
    const free = { ...request, items: [item(1, 'Internet 50 Mbps', 0), item(2, 'Televisión básica', 0)] };
    expect(proposedPaymentType(viewOn({ request: free }))).toBe('none');
  });
});
