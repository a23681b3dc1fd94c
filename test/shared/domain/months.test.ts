import { expect, test } from 'vitest';
import {
  addMonths,
  businessMonth,
  formatMonth,
  formatShortMonth,
  monthSchema,
  monthStart,
  monthsOf,
} from '../../../shared/domain/months.ts';

test('a month begins at midnight in La Paz, four hours after midnight UTC', () => {
  expect(monthStart('2026-10')).toBe('2026-10-01T04:00:00.000Z');
  expect(businessMonth('2026-10-01T03:59:59.999Z')).toBe('2026-09');
  expect(businessMonth('2026-10-01T04:00:00.000Z')).toBe('2026-10');
});

test('months are counted across the end of a year', () => {
  expect(addMonths('2026-01', -1)).toBe('2025-12');
  expect(addMonths('2025-12', 14)).toBe('2027-02');
  expect(monthsOf('2025-11', '2026-02')).toEqual(['2025-11', '2025-12', '2026-01', '2026-02']);
});

test('a period of one month holds that month, and one that is turned around holds none', () => {
  expect(monthsOf('2026-10', '2026-10')).toEqual(['2026-10']);
  expect(monthsOf('2026-11', '2026-10')).toEqual([]);
});

test('months are named in Spanish', () => {
  expect(formatMonth('2026-10')).toBe('octubre 2026');
  expect(formatShortMonth('2026-01')).toBe('ene 26');
});

test.each(['2026-13', '2026-00', '2026-1', '2026-10-01', ''])('%j is no month', (text) => {
  expect(monthSchema.safeParse(text).success).toBe(false);
});
