import { expect, test } from 'vitest';
import { offered, periodOf, withFrom, withTo } from '../../../../renderer/features/indicator/period.ts';

const period = { from: '2025-11', to: '2026-10' };

test('the last twelve months are shown where the address names none', () => {
  expect(periodOf(null, null, '2026-10')).toEqual(period);
  expect(periodOf('ayer', '2026-13', '2026-10')).toEqual(period);
});

test('the end follows a beginning that is later, and one that is too early', () => {
  expect(withFrom(period, '2026-12')).toEqual({ from: '2026-12', to: '2026-12' });
  expect(withFrom(period, '2023-01')).toEqual({ from: '2023-01', to: '2025-12' });
  expect(withFrom(period, '2026-01')).toEqual({ from: '2026-01', to: '2026-10' });
});

test('the beginning follows an end that is earlier, and one that is too late', () => {
  expect(withTo(period, '2025-01')).toEqual({ from: '2025-01', to: '2025-01' });
  expect(withTo(period, '2029-12')).toEqual({ from: '2027-01', to: '2029-12' });
  expect(withTo(period, '2026-01')).toEqual({ from: '2025-11', to: '2026-01' });
});

test('a period of an address that is too long or turned around keeps its end', () => {
  expect(periodOf('2020-01', '2026-10', '2026-10')).toEqual({ from: '2023-11', to: '2026-10' });
  expect(periodOf('2026-11', '2026-10', '2026-12')).toEqual({ from: '2026-10', to: '2026-10' });
});

test('the last sixty months can be chosen, the latest first, and what is chosen already', () => {
  const months = offered({ from: '2019-01', to: '2026-10' }, '2026-10');
  expect([months.length, months[0], months.at(-2), months.at(-1)]).toEqual([
    61,
    '2026-10',
    '2021-11',
    '2019-01',
  ]);
});
