import { describe, expect, test } from 'vitest';
import { custodyChoices } from '../../../renderer/wizard/custody-choices.ts';
import type { Role } from '../../../shared/domain/people.ts';
import { foldCase } from '../../../shared/procedure/fold.ts';
import { summarise } from '../../../shared/procedure/summary.ts';
import { caseEvent, caseFacts, counterAdvisor } from '../../builders/case-facts.ts';

const now = '2026-11-23T15:00:00.000Z';
const facts = { ...caseFacts(), at: now, takeMinutes: 120 };
const person = (userId: string, role: Role) => ({
  userId,
  name: userId,
  role,
  area: { id: 'LPZ-02', name: 'Back Office', regional: 'LPZ' },
});
const desk = person('u-desk', 'back-office-commercial');
const colleague = person('u-colleague', 'back-office-commercial');
const head = person('u-head', 'service-head');

/** A case that a back-office advisor has opened, and has, since 10:00 in La Paz. */
function view(openedBy: Role = 'back-office-commercial') {
  const { customer, request, claims } = facts;
  const opened = caseEvent(
    0,
    {
      type: 'case-opened',
      caseNumber: 'LPZ-01-01-000001',
      answer: { customerId: 'C-1', requestId: 'S-1' },
      facts: { customer, request, claims },
    },
    { actor: counterAdvisor({ userId: 'u-desk', role: openedBy }) },
  );
  const state = foldCase([opened]);
  if (state === null) throw new Error('The case was not opened');
  return { state, facts, summary: summarise(state, opened.at) };
}

describe('what one may do about who has a case', () => {
  test('who has it lets it go, and has no need to take it', () => {
    expect(custodyChoices(view(), desk, now)).toEqual({
      mayTake: false,
      mayRelease: true,
      mayReassign: false,
      isOwn: true,
    });
  });

  test('a colleague neither takes nor frees it while it is held', () => {
    expect(custodyChoices(view(), colleague, now)).toMatchObject({ mayTake: false, mayRelease: false });
  });

  test('once the time is over a colleague takes it', () => {
    const later = '2026-11-23T16:00:00.000Z';
    expect(custodyChoices(view(), colleague, later)).toMatchObject({ mayTake: true, mayRelease: false });
    expect(custodyChoices(view(), desk, later)).toMatchObject({ mayTake: true, isOwn: false });
  });

  test('the head frees and reassigns it, and takes nothing', () => {
    expect(custodyChoices(view(), head, now)).toEqual({
      mayTake: false,
      mayRelease: true,
      mayReassign: true,
      isOwn: false,
    });
  });

  test('another desk takes nothing of it', () => {
    expect(custodyChoices(view(), person('u-3', 'laboratory'), now)).toMatchObject({ mayTake: false });
  });

  test('at the counter and for a case that was not accepted there is nothing to take', () => {
    expect(custodyChoices(view('counter-advisor'), desk, now)).toBeNull();
    const refused = view();
    expect(
      custodyChoices({ ...refused, summary: { ...refused.summary, status: 'refused' } }, desk, now),
    ).toBeNull();
  });
});
