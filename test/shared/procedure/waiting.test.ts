import { expect, test } from 'vitest';
import type { Task } from '../../../shared/procedure/tasks.ts';
import { waitingOf } from '../../../shared/procedure/waiting.ts';

const now = '2026-11-23T14:00:00.000Z';

function task(parts: Partial<Task>): Task {
  return {
    step: 'A7',
    target: null,
    roles: ['back-office-commercial'],
    centre: null,
    since: '2026-11-23T13:00:00.000Z',
    purpose: 'answer',
    ...parts,
  };
}

test('cases at one step for the same roles are taken together, with the oldest', () => {
  const found = waitingOf(
    [task({}), task({ since: '2026-11-20T13:00:00.000Z' }), task({ since: '2026-11-23T13:30:00.000Z' })],
    now,
    30,
  );
  expect(found).toEqual([
    {
      step: 'A7',
      roles: ['back-office-commercial'],
      count: 3,
      oldestAt: '2026-11-20T13:00:00.000Z',
      late: 0,
    },
  ]);
});

test('one step that waits for two areas is two lines', () => {
  const found = waitingOf(
    [task({ step: 'B9', roles: ['test-desk'] }), task({ step: 'B9', roles: ['switching'] })],
    now,
    30,
  );
  expect(found.map(({ roles, count }) => [roles, count])).toEqual([
    [['test-desk'], 1],
    [['switching'], 1],
  ]);
});

test('a suspension is late after the limit and not at it, and comes first', () => {
  const supervisor = { step: 'A16', roles: ['operations-supervisor'] } as const;
  const found = waitingOf(
    [
      task({ since: '2026-11-01T13:00:00.000Z' }),
      task({ ...supervisor, roles: [...supervisor.roles], since: '2026-11-23T13:30:00.000Z' }),
      task({ ...supervisor, roles: [...supervisor.roles], since: '2026-11-23T13:29:59.999Z' }),
    ],
    now,
    30,
  );
  expect(found.map(({ step, count, late }) => [step, count, late])).toEqual([
    ['A16', 2, 1],
    ['A7', 1, 0],
  ]);
});

test('nothing waits where there are no tasks', () => {
  expect(waitingOf([], now, 30)).toEqual([]);
});
