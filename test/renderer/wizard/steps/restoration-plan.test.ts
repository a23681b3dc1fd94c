import { describe, expect, test } from 'vitest';
import {
  addRow,
  moveRow,
  moveToArea,
  ordersOf,
  type Plan,
  planOf,
  removeRow,
  renameRow,
  rowsOf,
} from '../../../../renderer/wizard/steps/restoration-plan.ts';
import type { PlannedOrder } from '../../../../shared/domain/autonomous-orders.ts';
import { isProposal, proposalFor } from '../../../../shared/procedure/restoration.ts';

const done = (line: number, name: string, doneAt: string) => ({ line, name, done: true, doneAt });

/** A closed order whose proposal has two activities at the test desk and one at the laboratory. */
const proposed: readonly PlannedOrder[] = proposalFor(
  {
    orders: [
      {
        id: 'OT-1',
        itemLine: null,
        state: 'closed',
        operationsCentre: 'Centro Norte',
        technician: null,
        appointment: null,
        activities: [
          done(1, 'Tendido de acometida', '2026-11-20T13:00:00.000Z'),
          done(2, 'Conexión en la caja', '2026-11-20T14:00:00.000Z'),
          done(3, 'Instalación de ONT', '2026-11-20T15:00:00.000Z'),
        ],
      },
    ],
  },
  { items: null },
);
const plan = planOf(proposed);
const namesOf = (rows: Plan) => rows.map(({ name }) => name);

describe('the plan of B.7', () => {
  test('an untouched plan is the proposal', () => {
    expect(plan).toHaveLength(3);
    expect(ordersOf(plan)).toEqual(proposed);
    expect(isProposal(ordersOf(plan), proposed)).toBe(true);
  });

  test('an activity is renamed, and a space around its name is no change', () => {
    const [first] = plan;
    if (!first) throw new Error('The proposal is empty');
    const renamed = renameRow(plan, first.key, 'Retiro de la caja');
    expect(namesOf(renamed)).toContain('Retiro de la caja');
    expect(isProposal(ordersOf(renamed), proposed)).toBe(false);
    expect(isProposal(ordersOf(renameRow(plan, first.key, ` ${first.name} `)), proposed)).toBe(true);
  });

  test('an activity moves one place within its area, and no further than its end', () => {
    const rows = rowsOf(plan, 'test-desk');
    const [first, second] = rows;
    if (!first || !second) throw new Error('The test desk has no two activities');
    const moved = moveRow(plan, second.key, -1);
    expect(namesOf(rowsOf(moved, 'test-desk'))).toEqual([second.name, first.name]);
    expect(namesOf(rowsOf(moved, 'laboratory'))).toEqual(namesOf(rowsOf(plan, 'laboratory')));
    expect(moveRow(plan, first.key, -1)).toBe(plan);
    expect(moveRow(plan, second.key, 1)).toBe(plan);
    expect(ordersOf(moveRow(moved, second.key, 1))).toEqual(proposed);
  });

  test('an activity moved to another area stands last there; an area with nothing to undo has no order', () => {
    const [alone] = rowsOf(plan, 'laboratory');
    if (!alone) throw new Error('The laboratory has no activity');
    const moved = moveToArea(plan, alone.key, 'test-desk');
    expect(rowsOf(moved, 'test-desk').at(-1)?.name).toBe(alone.name);
    expect(ordersOf(moved).map(({ area }) => area)).toEqual(['test-desk']);
    expect(moveToArea(plan, alone.key, 'laboratory')).toBe(plan);
  });

  test('an activity that is put back makes the plan the proposal again', () => {
    const [alone] = rowsOf(plan, 'laboratory');
    if (!alone) throw new Error('The laboratory has no activity');
    const back = moveToArea(moveToArea(plan, alone.key, 'switching'), alone.key, 'laboratory');
    expect(isProposal(ordersOf(back), proposed)).toBe(true);
  });

  test('what is added has a key of its own, also after one was taken out', () => {
    const one = addRow(plan, 'switching');
    const two = addRow(one.plan, 'switching');
    expect(rowsOf(two.plan, 'switching').map(({ key }) => key)).toEqual([one.key, two.key]);
    const again = addRow(removeRow(two.plan, one.key), 'switching');
    expect(new Set(again.plan.map(({ key }) => key)).size).toBe(again.plan.length);
    expect(again.plan.at(-1)).toMatchObject({ area: 'switching', name: '', reverses: null });
  });

  test('an answer given before is read with keys of its own for what was added', () => {
    const added = { name: 'Avisar a la plataforma', reverses: null };
    const before: PlannedOrder[] = [
      { area: 'test-desk', activities: [added, added] },
      { area: 'switching', activities: [added] },
    ];
    expect(new Set(planOf(before).map(({ key }) => key)).size).toBe(3);
    expect(ordersOf(planOf(before))).toEqual(before);
  });
});
