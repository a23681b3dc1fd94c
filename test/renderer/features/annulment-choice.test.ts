import { describe, expect, test } from 'vitest';
import { annulmentChoice } from '../../../renderer/features/requests/annulment-choice.ts';
import { type CaseSummary, openStatuses, summarise } from '../../../shared/procedure/summary.ts';
import { caseFacts, item } from '../../builders/case-facts.ts';
import { caseLog, openCommand, runAll } from '../../builders/case-log.ts';

function summary(status: CaseSummary['status']): CaseSummary {
  const { state } = runAll(caseLog(), [openCommand]);
  if (state === null) throw new Error('The case was not opened');
  return { ...summarise(state, '2026-11-23T14:00:00.000Z'), status };
}

const annulled = () => {
  const { request } = caseFacts();
  return caseFacts({ request: { ...request, items: [{ ...item(1, 'Internet'), state: 'annulled' }] } });
};

describe('what a counter advisor can do with a request', () => {
  test('it is annulled when nothing stands in the way, also after a withdrawn case', () => {
    expect(annulmentChoice({ cases: [], facts: caseFacts() })).toEqual({ kind: 'open' });
    expect(annulmentChoice({ cases: [summary('withdrawn')], facts: caseFacts() }).kind).toBe('open');
  });

  test('a case under way is gone on with', () => {
    for (const status of openStatuses) {
      expect(annulmentChoice({ cases: [summary(status)], facts: caseFacts() }).kind).toBe('continue');
    }
  });

  test('with products left a second case begins beside one that waits for its hand-off', () => {
    expect(annulmentChoice({ cases: [summary('to-hand-over')], facts: caseFacts() }).kind).toBe('open');
    expect(annulmentChoice({ cases: [summary('to-hand-over')], facts: annulled() }).kind).toBe('continue');
  });

  test('a request that is annulled whole has nothing left', () => {
    expect(annulmentChoice({ cases: [summary('annulled')], facts: annulled() })).toEqual({
      kind: 'nothing-left',
    });
  });
});
