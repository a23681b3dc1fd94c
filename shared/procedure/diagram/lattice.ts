import type { Box, Point } from './geometry.ts';
import { lattice } from './places.ts';

/** Right, down, left, up. */
export const steps = [
  { x: 1, y: 0 },
  { x: 0, y: 1 },
  { x: -1, y: 0 },
  { x: 0, y: -1 },
] as const;
export type Direction = 0 | 1 | 2 | 3;
export const directions: readonly Direction[] = [0, 1, 2, 3];
export const opposite = (direction: Direction) => ((direction + 2) % 4) as Direction;

export interface Port {
  readonly at: Point;
  readonly gate: Point;
  readonly side: Direction;
}

export const keyOf = ({ x, y }: Point) => x * 10_000 + y;
export const onPaper = (point: Point): Point => ({ x: point.x * lattice, y: point.y * lattice });

export function blockedPoints(obstacles: readonly Box[]): ReadonlySet<number> {
  const blocked = new Set<number>();
  for (const { x, y, width, height } of obstacles) {
    for (let column = Math.ceil(x / lattice); column * lattice <= x + width; column += 1) {
      for (let row = Math.ceil(y / lattice); row * lattice <= y + height; row += 1) {
        blocked.add(keyOf({ x: column, y: row }));
      }
    }
  }
  return blocked;
}

/** The middles of a box's sides, each with the lattice's first point outside. */
export function portsOf({ x, y, width, height }: Box): readonly Port[] {
  const middle = { x: x + width / 2, y: y + height / 2 };
  const after = (edge: number) => Math.floor(edge / lattice) + 1;
  const before = (edge: number) => Math.ceil(edge / lattice) - 1;
  const column = middle.x / lattice;
  const row = middle.y / lattice;
  return [
    { side: 0, at: { x: x + width, y: middle.y }, gate: { x: after(x + width), y: row } },
    { side: 1, at: { x: middle.x, y: y + height }, gate: { x: column, y: after(y + height) } },
    { side: 2, at: { x, y: middle.y }, gate: { x: before(x), y: row } },
    { side: 3, at: { x: middle.x, y }, gate: { x: column, y: before(y) } },
  ];
}

/** Without the points at which the line does not turn. */
export function straighten(line: readonly Point[]): readonly Point[] {
  return line.filter((point, index) => {
    const before = line[index - 1];
    const after = line[index + 1];
    if (before === undefined || after === undefined) return true;
    const level = before.y === point.y && point.y === after.y;
    const upright = before.x === point.x && point.x === after.x;
    return !level && !upright;
  });
}
