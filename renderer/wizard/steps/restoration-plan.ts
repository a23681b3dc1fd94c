import {
  type AttendingArea,
  attendingAreas,
  type PlannedActivity,
  type PlannedOrder,
} from '../../../shared/domain/autonomous-orders.ts';

/** One activity of B.7's plan while it is edited; a draft keeps it as it stands. */
export interface PlanRow {
  /** The same through every change: what is done again is named by it, what was added is counted. */
  readonly key: string;
  readonly area: AttendingArea;
  readonly name: string;
  readonly reverses: PlannedActivity['reverses'];
}

export type Plan = readonly PlanRow[];

/** @param orders the proposal, or the answer given before. */
export function planOf(orders: readonly PlannedOrder[]): Plan {
  let added = 0;
  return orders.flatMap(({ area, activities }) =>
    activities.map(({ name, reverses }): PlanRow => {
      if (reverses === null) added += 1;
      const key = reverses === null ? `added-${added}` : `${reverses.orderId}-${reverses.line}`;
      return { key, area, name, reverses };
    }),
  );
}

export function rowsOf(plan: Plan, area: AttendingArea): Plan {
  return plan.filter((row) => row.area === area);
}

/** The plan as B.7 is answered: one order an area that has something to undo. */
export function ordersOf(plan: Plan): PlannedOrder[] {
  return attendingAreas.flatMap((area): PlannedOrder[] => {
    const activities = rowsOf(plan, area).map(({ name, reverses }) => ({ name: name.trim(), reverses }));
    return activities.length === 0 ? [] : [{ area, activities }];
  });
}

export function renameRow(plan: Plan, key: string, name: string): Plan {
  return plan.map((row) => (row.key === key ? { ...row, name } : row));
}

export function removeRow(plan: Plan, key: string): Plan {
  return plan.filter((row) => row.key !== key);
}

/** Adds an activity without a name at the end of an area. */
export function addRow(plan: Plan, area: AttendingArea): { readonly plan: Plan; readonly key: string } {
  const counted = plan.map((row) => Number(/^added-(\d+)$/.exec(row.key)?.[1] ?? 0));
  const key = `added-${Math.max(0, ...counted) + 1}`;
  return { plan: [...plan, { key, area, name: '', reverses: null }], key };
}

/** One place up or down within its area; at the end of it nothing moves. */
export function moveRow(plan: Plan, key: string, by: -1 | 1): Plan {
  const row = plan.find((each) => each.key === key);
  if (row === undefined) return plan;
  const rows = rowsOf(plan, row.area);
  const other = rows[rows.indexOf(row) + by];
  if (other === undefined) return plan;
  return plan.map((each) => (each === row ? other : each === other ? row : each));
}

/** To the end of another area's order. */
export function moveToArea(plan: Plan, key: string, area: AttendingArea): Plan {
  const row = plan.find((each) => each.key === key);
  if (row === undefined || row.area === area) return plan;
  return [...removeRow(plan, key), { ...row, area }];
}
