import type { FlowTarget } from '../flow-target.ts';
import { outline, type StepId } from '../outline.ts';
import type { Box, Point } from './geometry.ts';
import type { LaneId } from './lanes.ts';

/** The lattice on which lines run. Boxes lie on it across, and half a step beside it down, as do the borders of lanes. */
export const lattice = 20;
export const taskSize = { width: 200, height: 100 } as const;
export const markSize = { width: 40, height: 40 } as const;

const columns = [220, 500, 860, 1220, 1580, 1940, 2300, 2660] as const;
const rows = [90, 270, 450, 630, 810, 990, 1170, 1350, 1510] as const;

type Column = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7;
type Row = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

interface Place {
  readonly column: Column;
  readonly row: Row;
  /** `box`: a task's own place or a mark in its middle; `behind`: right of that; `below`: where a gateway's way down leads. */
  readonly at: 'box' | 'behind' | 'below';
  readonly lane: LaneId;
}

const box = (lane: LaneId, column: Column, row: Row): Place => ({ lane, column, row, at: 'box' });
const behind = (lane: LaneId, column: Column, row: Row): Place => ({ lane, column, row, at: 'behind' });
const below = (lane: LaneId, column: Column, row: Row): Place => ({ lane, column, row, at: 'below' });

const places: Readonly<Record<FlowTarget, Place>> = {
  A1: box('counter', 0, 0),
  A2: box('counter', 1, 0),
  A3: box('counter', 2, 0),
  A4: box('counter', 3, 0),
  'A4.1': box('counter', 4, 0),
  A5: box('counter', 5, 0),
  A6: box('counter', 6, 0),
  A7: box('back-office', 0, 1),
  A8: box('back-office', 1, 1),
  A9: box('back-office', 1, 2),
  A10: box('back-office', 2, 1),
  A11: box('back-office', 3, 1),
  A12: box('back-office', 4, 1),
  A13: box('back-office', 5, 1),
  A14: box('back-office', 4, 2),
  A15: box('back-office', 3, 2),
  A16: box('supervisor', 4, 3),
  B1: box('incidents', 0, 6),
  B2: box('incidents', 1, 6),
  B3: box('incidents', 2, 6),
  B4: box('incidents', 3, 5),
  B5: box('incidents', 4, 6),
  B6: box('incidents', 5, 6),
  B7: box('incidents', 6, 6),
  B8: box('attending', 4, 7),
  B9: box('attending', 5, 7),
  B10: box('attending', 6, 7),
  B11: box('attending', 7, 7),
  B12: box('incidents', 7, 6),
  B13: box('incidents', 7, 5),
  'end-annulled': behind('incidents', 7, 5),
  'end-inadmissible': behind('back-office', 3, 2),
  'end-nothing': below('attending', 4, 8),
  'handoff-cashier': box('other', 6, 4),
  'handoff-billing-claims': box('other', 4, 4),
  'handoff-charge-generation': box('other', 3, 4),
};

export function isStep(target: FlowTarget): target is StepId {
  return Object.hasOwn(outline, target);
}

export function laneOf(target: FlowTarget): LaneId {
  return places[target].lane;
}

/** The box of a task at the target's place. */
export function taskBox(target: FlowTarget): Box {
  return { ...cornerOf(target), ...taskSize };
}

/** The box of an event at the target's place. */
export function markBox(target: FlowTarget): Box {
  return markIn(target, acrossOf[places[target].at]);
}

/** The box of a gateway right of the target's task. */
export function gatewayBox(target: FlowTarget): Box {
  return markIn(target, acrossOf.below);
}

/** The box of a start event left of the target's task. */
export function beforeBox(target: FlowTarget): Box {
  return markIn(target, -(markSize.width + lattice * 2));
}

/** From a place's left side to a mark's, in px. */
const acrossOf: Readonly<Record<Place['at'], number>> = {
  box: (taskSize.width - markSize.width) / 2,
  behind: taskSize.width + lattice * 2,
  below: taskSize.width + lattice,
};

function cornerOf(target: FlowTarget): Point {
  const { column, row } = places[target];
  return { x: columns[column], y: rows[row] };
}

function markIn(target: FlowTarget, across: number): Box {
  const { x, y } = cornerOf(target);
  const down = places[target].row === rows.length - 1 ? lattice / 2 : (taskSize.height - markSize.height) / 2;
  return { x: x + across, y: y + down, ...markSize };
}
