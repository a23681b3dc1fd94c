import { expect, test } from 'vitest';
import { compareFacts } from '../../../renderer/wizard/fact-differences.ts';
import { caseFacts, workOrder } from '../../builders/case-facts.ts';

test('what differs comes first, then the orders and payments that are the same', () => {
  const central = caseFacts({ orders: [workOrder('executed')] });
  const here = caseFacts({ orders: [workOrder('assigned')] });
  expect(compareFacts(central, here)).toEqual([
    { what: 'Orden OT-1', central: 'Ejecutada', here: 'Asignada' },
    { what: 'Pagos en caja', central: 'ninguno', here: 'ninguno' },
  ]);
});

test('what one side alone has stands beside a dash, and who holds the request is named', () => {
  const claim = {
    itemId: 'S-1-1',
    caseId: '019394f5-0000-7000-8000-000000000009',
    caseNumber: 'LPZ-02-01-000007',
    advisor: 'Otro asesor',
    areaName: 'Otra sucursal',
    at: '2026-11-23T13:00:00.000Z',
    registered: true,
  };
  const central = caseFacts({ claims: [claim, { ...claim, itemId: 'S-1-2' }] });
  const compared = compareFacts(central, caseFacts({ orders: [workOrder('assigned')] }));
  expect(compared).toContainEqual({
    what: 'Otros trámites',
    central: 'LPZ-02-01-000007 (Otro asesor)',
    here: 'ninguno',
  });
  expect(compared).toContainEqual({ what: 'Orden OT-1', central: '—', here: 'Asignada' });
});

test('of the same facts on both sides the orders and payments are left', () => {
  expect(compareFacts(caseFacts(), caseFacts()).map(({ what }) => what)).toEqual(['Pagos en caja']);
});
