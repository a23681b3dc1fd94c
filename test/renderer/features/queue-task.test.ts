import { describe, expect, test } from 'vitest';
import { inQueueOrder, isLate, queueTask } from '../../../renderer/features/cases/queue-task.ts';
import type { Task } from '../../../shared/procedure/tasks.ts';

const settings = { supervisorMinutes: 30 };
const now = '2026-11-23T14:00:00.000Z';

function task(step: Task['step'], roles: Task['roles'], parts: Partial<Task> = {}): Task {
  return { step, roles, target: null, centre: null, since: now, purpose: 'answer', ...parts };
}

function row(tasks: readonly Task[], parts: Partial<Parameters<typeof queueTask>[0]> = {}) {
  return {
    step: tasks[0]?.step ?? null,
    status: 'at-back-office' as const,
    motive: null,
    annulledAt: null,
    waitingSince: '2026-11-20T12:00:00.000Z',
    work: { tasks: [...tasks] },
    ...parts,
  };
}

describe('what a case in a queue waits for', () => {
  test('a case of another day waits at A.7, and one with an executed order at A.11', () => {
    const desk = ['back-office-commercial'] as const;
    expect(queueTask(row([task('A7', [...desk])]), 'back-office-commercial')).toEqual({
      step: 'A7',
      reason: 'La solicitud no es de hoy',
      since: now,
    });
    expect(queueTask(row([task('A11', [...desk])]), 'back-office-commercial').reason).toBe(
      'La orden de trabajo ya fue ejecutada',
    );
  });

  test('a case that waits for what was asked for says so, and one that is registered waits for its order', () => {
    const asked = row([task('A7', ['back-office-commercial'])], { status: 'awaiting-requirements' });
    expect(queueTask(asked, 'back-office-commercial').reason).toContain('se pidió');
    const registered = row([task('A11', ['back-office-commercial'])], { motive: 'Motivo económico' });
    expect(queueTask(registered, 'back-office-commercial').reason).toContain('verificar la orden');
  });

  test('a role sees its own task with its own age, whatever the case waits for elsewhere', () => {
    const since = '2026-11-23T13:10:00.000Z';
    const beside = row(
      [task('B1', ['back-office-incidents']), task('A14', ['back-office-commercial'], { since })],
      { annulledAt: now },
    );
    expect(queueTask(beside, 'back-office-commercial')).toEqual({
      step: 'A14',
      reason: 'Se anuló con la orden asignada a un técnico',
      since,
    });
    expect(queueTask(beside, 'back-office-incidents').step).toBe('B1');
  });

  test('before the act an assigned order is not said to be annulled', () => {
    const told = row([task('A16', ['operations-supervisor'])]);
    expect(queueTask(told, 'operations-supervisor').reason).toBe('La orden está asignada a un técnico');
  });

  test('an impossible activity comes back as something to decide', () => {
    const back = row([task('B10', ['back-office-incidents'], { purpose: 'decide', target: 'OA-1' })]);
    expect(queueTask(back, 'back-office-incidents').reason).toContain('no se pudo hacer');
  });

  test('who is not waited for sees where the case stands', () => {
    expect(queueTask(row([task('A8', ['back-office-commercial'])]), 'service-head')).toEqual({
      step: 'A8',
      reason: '',
      since: '2026-11-20T12:00:00.000Z',
    });
  });
});

describe('a late suspension', () => {
  const waiting = (step: Task['step'], minutes: number) => ({
    step,
    since: new Date(Date.parse(now) - minutes * 60_000).toISOString(),
  });

  test('is late once its minutes are over, not at their end', () => {
    expect(isLate(waiting('A16', 30), settings, now)).toBe(false);
    expect(isLate(waiting('A16', 31), settings, now)).toBe(true);
  });

  test('is the supervisor’s alone', () => {
    expect(isLate(waiting('A7', 3000), settings, now)).toBe(false);
  });
});

describe('the order of a queue', () => {
  const at = (minutes: number) => new Date(Date.parse(now) - minutes * 60_000).toISOString();
  const waits = (step: Task['step'], minutes: number) =>
    row([task(step, ['operations-supervisor'], { since: at(minutes) })]);

  test('is the longest wait first', () => {
    const [young, old] = [waits('A16', 2), waits('A16', 20)];
    expect(inQueueOrder([young, old], 'operations-supervisor', settings, now)).toEqual([old, young]);
  });

  test('puts a late suspension before a longer wait for something else', () => {
    const [late, other] = [waits('A16', 40), waits('B12', 600)];
    expect(inQueueOrder([other, late], 'operations-supervisor', settings, now)).toEqual([late, other]);
  });

  test('leaves the list that it was given as it was', () => {
    const rows = [waits('A16', 2), waits('A16', 20)];
    const before = [...rows];
    inQueueOrder(rows, 'operations-supervisor', settings, now);
    expect(rows).toEqual(before);
  });
});
