import { expect, test } from 'vitest';
import { itemWord } from '../../../renderer/features/requests/item-words.ts';
import { summarise } from '../../../shared/procedure/summary.ts';
import { caseLog, openCommand, runAll } from '../../builders/case-log.ts';

const at = '2026-11-23T14:00:00.000Z';

function viewWith(registered: boolean, annulledAt: string | null) {
  const { state } = runAll(caseLog(), [openCommand]);
  if (state === null) throw new Error('The case was not opened');
  const { caseId, caseNumber } = state;
  const claim = { itemId: 'one', caseId, caseNumber, advisor: 'Ana', areaName: 'La Paz', at, registered };
  return { facts: { claims: [claim] }, cases: [{ ...summarise(state, at), annulledAt }] };
}

test('a product stands as its data and the cases on it say', () => {
  const active = { id: 'one', state: 'active' } as const;
  expect(itemWord(active, { facts: { claims: [] }, cases: [] })).toBe('Vigente');
  expect(itemWord(active, viewWith(false, null))).toBe('Vigente');
  expect(itemWord(active, viewWith(true, null))).toBe('En anulación');
  expect(itemWord(active, viewWith(true, at))).toBe('Anulado');
  expect(itemWord({ id: 'two', state: 'active' }, viewWith(true, at))).toBe('Vigente');
  expect(itemWord({ id: 'one', state: 'annulled' }, { facts: { claims: [] }, cases: [] })).toBe('Anulado');
});
