import { describe, expect, test } from 'vitest';
import { custodianOf, custodyWords } from '../../../renderer/components/custody-words.ts';

const now = '2026-11-23T18:30:00.000Z';
const takeMinutes = 120;
const words = (at: string | null, userId = 'u-other') => {
  const holder =
    at === null ? null : { userId: 'u-1', name: 'María', role: 'back-office-commercial' as const, at };
  return custodyWords(custodianOf(holder, now, takeMinutes), userId, now);
};

describe('who has a case, in words', () => {
  test('nobody has a case that was not taken', () => {
    expect(words(null)).toBe('libre');
  });

  test('a case that was taken today says who has it and since what hour of La Paz', () => {
    expect(words('2026-11-23T18:02:11.000Z')).toBe('lo tiene María desde 14:02');
  });

  test('one’s own case is not told by one’s own name', () => {
    expect(words('2026-11-23T18:02:11.000Z', 'u-1')).toBe('lo tiene usted desde 14:02');
  });

  test('a case that was taken and forgotten is free, with the name of who had it', () => {
    expect(words('2026-11-23T16:30:00.000Z')).toBe('libre (lo tuvo María)');
    expect(words('2026-11-23T16:30:00.001Z')).toBe('lo tiene María desde 12:30');
  });

  test('where a case may be held over night, the day is told', () => {
    const holder = {
      userId: 'u-1',
      name: 'María',
      role: 'back-office-commercial' as const,
      at: '2026-11-22T20:00:00.000Z',
    };
    expect(custodyWords(custodianOf(holder, now, 10_080), 'u-2', now)).toBe(
      'lo tiene María desde el 22/11/2026 16:00',
    );
  });
});
