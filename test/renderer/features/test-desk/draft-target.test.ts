import { describe, expect, test } from 'vitest';
import {
  activityTarget,
  draftedActivity,
  withDraftsOf,
} from '../../../../renderer/features/test-desk/draft-target.ts';
import type { CaseView } from '../../../../shared/ipc/views.ts';

const number = 'OA-LPZ-01-01-000001-1';
const savedAt = '2026-11-23T14:00:00.000Z';
const draft = (step: string, values: unknown) => ({ step, values, savedAt });
const viewWith = (...drafts: CaseView['drafts']) => ({ drafts }) as CaseView;

describe('a draft of an autonomous order', () => {
  test('is given back to the activity and the answer that it was typed for', () => {
    const target = activityTarget(number, { line: 3, result: 'impossible' });
    const typed = draft('B10', { target, by: 'Beto', why: 'El poste' });
    const note = draft('A8', { note: 'otro paso' });
    const view = viewWith(typed, note);
    expect(withDraftsOf(view, 'B10', target).drafts).toEqual([typed, note]);
    expect(draftedActivity(view, number)).toEqual({ line: 3, result: 'impossible' });
  });

  test('is kept from another activity, answer or order', () => {
    const target = activityTarget(number, { line: 3, result: 'done' });
    const view = viewWith(draft('B10', { target, by: 'Beto' }));
    const others = [
      activityTarget(number, { line: 2, result: 'done' }),
      activityTarget(number, { line: 3, result: 'impossible' }),
      activityTarget('OA-LPZ-01-01-000001-2', { line: 3, result: 'done' }),
    ];
    for (const other of others) expect(withDraftsOf(view, 'B10', other).drafts).toEqual([]);
    expect(draftedActivity(view, 'OA-LPZ-01-01-000001-2')).toBeNull();
  });

  test('of an unknown shape opens nothing', () => {
    expect(draftedActivity(viewWith(), number)).toBeNull();
    for (const values of [
      null,
      'texto',
      {},
      { target: 7 },
      { target: number },
      { target: `${number}#1#later` },
    ])
      expect(draftedActivity(viewWith(draft('B10', values)), number)).toBeNull();
  });
});
