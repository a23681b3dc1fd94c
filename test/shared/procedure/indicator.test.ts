import { describe, expect, it, test } from 'vitest';
import {
  byAdvisor,
  byArea,
  byMonth,
  type IndicatorCount,
  indicatorOf,
  indicatorReport,
  indicatorReportSchema,
} from '../../../shared/procedure/indicator.ts';
import { formatCount, indicatorWords, provisionalWords } from '../../../shared/procedure/indicator-words.ts';

function count(parts: Partial<IndicatorCount>): IndicatorCount {
  const { effective = 0, withdrawn = 0, inadmissible = 0, open = 0 } = parts;
  return {
    month: '2026-10',
    areaId: 'LPZ-01',
    areaName: 'Sucursal Centro',
    advisorId: 'u-1',
    advisorName: 'Ana Quispe',
    total: effective + withdrawn + inadmissible + open,
    effective,
    withdrawn,
    inadmissible,
    open,
    ...parts,
  };
}

describe('the indicator of COM-DSC-P06 III.2', () => {
  it.each([
    { effective: 90, withdrawn: 10, value: 90, verdict: 'observed', why: 'exactly 90 %' },
    { effective: 91, withdrawn: 9, value: 91, verdict: 'accepted', why: 'more than 90 %' },
    { effective: 89, withdrawn: 11, value: 89, verdict: 'observed', why: 'less than 90 %' },
    { effective: 9, withdrawn: 1, value: 90, verdict: 'observed', why: 'exactly 90 % of ten' },
    { effective: 1, withdrawn: 0, value: 100, verdict: 'accepted', why: 'the only one' },
    { effective: 0, withdrawn: 4, value: 0, verdict: 'observed', why: 'none done' },
    { effective: 2, withdrawn: 1, value: 66.7, verdict: 'observed', why: 'two thirds' },
  ] as const)('is $verdict at $value %: $why', ({ effective, withdrawn, value, verdict }) => {
    expect(indicatorOf([count({ effective, withdrawn })])).toMatchObject({ value, verdict });
  });

  it('is compared exactly, and what is read never contradicts the verdict', () => {
    const above = indicatorOf([count({ effective: 9001, withdrawn: 999 })]);
    expect(above).toMatchObject({ verdict: 'accepted', value: 90.1 });
    const below = indicatorOf([count({ effective: 8999, withdrawn: 1001 })]);
    expect(below).toMatchObject({ verdict: 'observed', value: 90 });
  });

  it('has no value in a month without a request', () => {
    const none = indicatorOf([]);
    expect(none).toMatchObject({ total: 0, value: null, verdict: null, provisional: false, best: null });
    expect(indicatorWords(none)).toBe('Sin solicitudes');
  });

  it('counts withdrawn and inadmissible requests in the total', () => {
    const found = indicatorOf([count({ effective: 8, withdrawn: 1, inadmissible: 1 })]);
    expect(found).toMatchObject({ total: 10, value: 80, verdict: 'observed' });
  });

  it('is provisional while cases are open, and tells what it can still become', () => {
    const found = indicatorOf([count({ effective: 8, withdrawn: 1, open: 11 })]);
    expect(found).toMatchObject({ value: 40, verdict: 'observed', provisional: true, best: 95 });
    expect(indicatorWords(found)).toBe('40,0 %, Observado, provisional (11 en curso: hasta 95,0 %)');
    expect(provisionalWords(indicatorOf([count({ effective: 8 })]))).toBe('');
  });
});

/** October 2026 by hand: 200 requests of three areas and five advisors, one of whom works in two areas. */
const october = [
  //  area      advisor  effective  withdrawn  inadmissible  open   total
  ['Centro', 'Ana', 46, 1, 2, 1, 50],
  ['Centro', 'Beto', 27, 2, 1, 0, 30],
  ['Sur', 'Carla', 38, 1, 1, 0, 40],
  ['Sur', 'Dina', 21, 3, 1, 0, 25],
  ['Back Office', 'Elías', 32, 0, 2, 1, 35],
  ['Back Office', 'Ana', 17, 1, 0, 2, 20],
] as const;

const counts = october.map(
  ([area, advisor, effective, withdrawn, inadmissible, open, total]): IndicatorCount => ({
    month: '2026-10',
    areaId: area,
    areaName: area,
    advisorId: advisor,
    advisorName: advisor,
    total,
    effective,
    withdrawn,
    inadmissible,
    open,
  }),
);

describe('a month of 200 requests, computed by hand', () => {
  it('gives the month', () => {
    expect(byMonth(counts, '2026-10', '2026-10')).toEqual([
      {
        month: '2026-10',
        total: 200,
        effective: 181,
        withdrawn: 8,
        inadmissible: 7,
        open: 4,
        value: 90.5,
        verdict: 'accepted',
        provisional: true,
        best: 92.5,
      },
    ]);
  });

  it('gives the areas, the lowest first', () => {
    const found = byArea(counts).map((line) => [
      line.areaName,
      line.total,
      line.effective,
      line.withdrawn,
      line.inadmissible,
      line.open,
      line.value,
      line.verdict,
      line.best,
    ]);
    expect(found).toEqual([
      ['Back Office', 55, 49, 1, 2, 3, 89.1, 'observed', 94.5],
      ['Sur', 65, 59, 4, 2, 0, 90.8, 'accepted', null],
      ['Centro', 80, 73, 3, 3, 1, 91.3, 'accepted', 92.5],
    ]);
  });

  it('gives the advisors over all of their areas, the lowest first and equals by name', () => {
    const found = byAdvisor(counts).map((line) => [
      line.advisorName,
      line.areaName,
      line.total,
      line.effective,
      line.open,
      line.value,
      line.verdict,
      line.best,
    ]);
    expect(found).toEqual([
      ['Dina', 'Sur', 25, 21, 0, 84, 'observed', null],
      ['Ana', 'Centro, Back Office', 70, 63, 3, 90, 'observed', 94.3],
      ['Beto', 'Centro', 30, 27, 0, 90, 'observed', null],
      ['Elías', 'Back Office', 35, 32, 1, 91.4, 'accepted', 94.3],
      ['Carla', 'Sur', 40, 38, 0, 95, 'accepted', null],
    ]);
  });
});

test('months without a request stand in their place', () => {
  const found = byMonth([count({ month: '2026-01', effective: 1 })], '2025-12', '2026-02');
  expect(found.map(({ month, value, verdict }) => [month, value, verdict])).toEqual([
    ['2025-12', null, null],
    ['2026-01', 100, 'accepted'],
    ['2026-02', null, null],
  ]);
});

test('a report holds months, areas and advisors of its period', () => {
  const company = { name: 'Telecom', nit: '1', address: '', demonstration: true };
  const period = { from: '2026-09', to: '2026-10' };
  const report = indicatorReport(counts, period, company, '2026-11-02T12:00:00.000Z');
  expect(indicatorReportSchema.parse(report)).toEqual(report);
  expect(report).toMatchObject({ company, from: '2026-09', to: '2026-10', whole: { value: 90.5 } });
  expect([report.months.length, report.areas.length, report.advisors.length]).toEqual([2, 3, 5]);
});

test.each([
  [0, '0'],
  [999, '999'],
  [1234, '1.234'],
  [1_234_567, '1.234.567'],
])('%i is written %s', (count, words) => {
  expect(formatCount(count)).toBe(words);
});
