import { describe, expect, test } from 'vitest';
import {
  activityNote,
  progressWords,
  recentNames,
  waitsForArea,
} from '../../../../renderer/features/test-desk/order-words.ts';
import type { ReverseActivity } from '../../../../shared/domain/autonomous-orders.ts';

function activity(parts: Partial<ReverseActivity> = {}): ReverseActivity {
  return {
    name: 'Retiro de acometida',
    reverses: { orderId: 'OT-1', line: 2 },
    line: 1,
    state: 'open',
    by: null,
    at: null,
    why: '',
    advice: '',
    ...parts,
  };
}

describe('how far an order is', () => {
  test.each([
    [{ activities: 5, settled: 3, impossible: 0 }, '3 de 5'],
    [{ activities: 5, settled: 3, impossible: 1 }, '3 de 5 · 1 imposible'],
    [{ activities: 5, settled: 0, impossible: 2 }, '0 de 5 · 2 imposibles'],
  ])('%o is «%s»', (order, words) => {
    expect(progressWords(order)).toBe(words);
  });

  test('waits for the area while something is left to do or to legalize, and not for Incidencias alone', () => {
    expect(waitsForArea({ activities: 3, settled: 0, impossible: 0 })).toBe(true);
    expect(waitsForArea({ activities: 3, settled: 3, impossible: 0 })).toBe(true);
    expect(waitsForArea({ activities: 3, settled: 1, impossible: 1 })).toBe(true);
    expect(waitsForArea({ activities: 3, settled: 2, impossible: 1 })).toBe(false);
  });
});

describe('the names that are offered', () => {
  const row = (assignedTo: string | null, day: number) => ({
    assignedTo,
    createdAt: `2026-11-${String(day).padStart(2, '0')}T14:00:00.000Z`,
  });

  test('are each once, the latest first, without orders that nobody has', () => {
    const rows = [row('Ana', 1), row('Beto', 3), row(null, 4), row('Ana', 5), row('Carla', 2)];
    expect(recentNames(rows)).toEqual(['Ana', 'Beto', 'Carla']);
  });

  test('are as many as asked for', () => {
    expect(recentNames([row('Ana', 1), row('Beto', 3), row('Carla', 2)], 2)).toEqual(['Beto', 'Carla']);
  });
});

describe('what is said of an activity', () => {
  const found = { by: 'Beto', at: '2026-11-23T14:02:00.000Z', why: 'El poste ya no está' };

  test('done: who and when, in La Paz', () => {
    expect(activityNote(activity({ ...found, state: 'done', why: '' }))).toBe('Beto, 23/11/2026 10:02');
  });

  test('impossible: why, and that Incidencias decides', () => {
    expect(activityNote(activity({ ...found, state: 'impossible' }))).toBe(
      'Beto, 23/11/2026 10:02: El poste ya no está · Incidencias decide si se vuelve a intentar o queda sin efecto.',
    );
  });

  test('let be: that Incidencias decided so, with its note', () => {
    expect(activityNote(activity({ ...found, state: 'waived', why: 'No hace falta' }))).toBe(
      'Incidencias decidió: dejar sin efecto. No hace falta',
    );
  });

  test('open: nothing, or that it is to be tried again after what was found', () => {
    expect(activityNote(activity())).toBe('');
    expect(activityNote(activity({ why: 'El poste ya no está' }))).toBe(
      'Incidencias decidió: volver a intentar. Antes: El poste ya no está',
    );
    expect(activityNote(activity({ why: 'El poste ya no está', advice: 'Hay un poste nuevo.' }))).toBe(
      'Incidencias decidió: volver a intentar. Hay un poste nuevo. Antes: El poste ya no está',
    );
  });
});
