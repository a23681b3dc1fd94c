import { expect, test } from 'vitest';
import { impossibleActivities } from '../../../renderer/wizard/impossible-activities.ts';
import type { AutonomousOrder, ReverseActivity } from '../../../shared/domain/autonomous-orders.ts';

function activity(line: number, state: ReverseActivity['state']): ReverseActivity {
  return { line, name: `Actividad ${line}`, reverses: null, state, by: null, at: null, why: '', advice: '' };
}

function order(number: string, activities: ReverseActivity[]): AutonomousOrder {
  return {
    number,
    area: 'switching',
    state: 'assigned',
    createdAt: '2026-11-23T14:00:00.000Z',
    receivedAt: null,
    assignedTo: null,
    closedAt: null,
    activities,
  };
}

test('only what came back impossible waits for a decision, each with its order', () => {
  const found = impossibleActivities([
    order('OA-1', [activity(1, 'done'), activity(2, 'impossible'), activity(3, 'waived')]),
    order('OA-2', [activity(1, 'open'), activity(2, 'impossible')]),
  ]);
  expect(found.map((each) => [each.order.number, each.activity.line])).toEqual([
    ['OA-1', 2],
    ['OA-2', 2],
  ]);
});
