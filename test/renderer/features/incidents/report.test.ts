import { describe, expect, test } from 'vitest';
import { exportOutcome } from '../../../../renderer/features/incidents/export-outcome.ts';
import { holderNameAt } from '../../../../renderer/features/incidents/holder-name.ts';
import {
  answerOfFilter,
  exportSort,
  firstFilter,
  stateOptions,
} from '../../../../renderer/features/incidents/report-filter.ts';
import { report } from '../../../../shared/procedure/b-01-report.ts';

describe('the filters of the CCGPA report', () => {
  test('the report begins with what is pending, of every area and type', () => {
    expect(firstFilter).toEqual({ areaName: null, process: 'pending', type: null, text: '' });
  });

  test('B.1 keeps the three filters and not the search', () => {
    const answer = answerOfFilter({
      ...firstFilter,
      areaName: 'Sucursal Centro',
      type: 'full',
      text: 'quispe',
    });
    expect(answer).toEqual({ areaName: 'Sucursal Centro', process: 'pending', type: 'full' });
    expect(report.answer.safeParse(answer).success).toBe(true);
  });

  test('each state stands with its total, and all of them last', () => {
    const options = stateOptions({
      pending: 7,
      'in-process': 2,
      'handed-off': 1,
      restoring: 0,
      'to-close': 3,
      closed: 40,
    });
    expect(options.map(({ label, count }) => [label, count])).toEqual([
      ['Pendiente', 7],
      ['En proceso', 2],
      ['Derivada a otro procedimiento', 1],
      ['En restauración', 0],
      ['Por cerrar', 3],
      ['Cerrada', 40],
      ['Todos', 53],
    ]);
    expect(options.at(-1)?.value).toBeNull();
  });

  test('before the report is read no total is claimed', () => {
    expect(new Set(stateOptions(undefined).map(({ count }) => count))).toEqual(new Set([null]));
  });
});

describe('an export', () => {
  test('stands in the order in which the table stands', () => {
    expect(exportSort({ column: 'customer', descending: true })).toEqual({
      column: 'customer',
      descending: true,
    });
    expect(exportSort(null)).toBeNull();
    expect(exportSort({ column: 'sending', descending: false })).toBeNull();
  });

  test('says how many cases were saved, or why none were', () => {
    expect(exportOutcome({ outcome: 'saved', rows: 1 })).toEqual({
      kind: 'success',
      words: 'El reporte se guardó con 1 trámite.',
    });
    expect(exportOutcome({ outcome: 'saved', rows: 120 }).words).toContain('120 trámites');
    expect(exportOutcome({ outcome: 'cancelled', rows: 0 }).kind).toBe('info');
    expect(exportOutcome({ outcome: 'failed', rows: 0 }).kind).toBe('error');
  });
});

describe('who has a case of the report', () => {
  const taken = { holderId: 'u-7', holderName: 'María Quispe', heldAt: '2026-11-23T14:00:00.000Z' };

  test('is named until the time is over', () => {
    expect(holderNameAt(taken, '2026-11-23T15:59:59.000Z', 120)).toBe('María Quispe');
    expect(holderNameAt(taken, '2026-11-23T16:00:00.000Z', 120)).toBeNull();
  });

  test('is nobody where the case was not taken', () => {
    const free = { holderId: null, holderName: null, heldAt: null };
    expect(holderNameAt(free, '2026-11-23T14:00:00.000Z', 120)).toBeNull();
  });
});
