import { describe, expect, test } from 'vitest';
import { queueTask } from '../../../renderer/features/cases/queue-task.ts';

describe('what a case in a queue waits for', () => {
  test('a case of another day waits at A.7, and one with an executed order at A.11', () => {
    expect(queueTask({ step: 'A7' }, 'back-office-commercial')).toEqual({
      step: 'A7',
      reason: 'La solicitud no es de hoy',
    });
    expect(queueTask({ step: 'A11' }, 'back-office-commercial')).toEqual({
      step: 'A11',
      reason: 'La orden de trabajo ya fue ejecutada',
    });
  });

  test('a task beside the path is shown in place of the step that is somebody else’s', () => {
    expect(queueTask({ step: 'A6' }, 'back-office-commercial').step).toBe('A14');
    expect(queueTask({ step: 'B1' }, 'operations-supervisor').step).toBe('A16');
    expect(queueTask({ step: 'B1' }, 'operations-supervisor').reason).toContain('asignada');
  });

  test('the close of a registered annulment is the incidents desk’s own step', () => {
    expect(queueTask({ step: 'B1' }, 'back-office-incidents')).toEqual({
      step: 'B1',
      reason: 'La anulación está registrada',
    });
  });
});
