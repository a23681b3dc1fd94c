import type { Box, Point } from './geometry.ts';
import {
  blockedPoints,
  type Direction,
  directions,
  keyOf,
  onPaper,
  opposite,
  type Port,
  portsOf,
  steps,
  straighten,
} from './lattice.ts';
import { lattice } from './places.ts';

/** In steps of the lattice: what a line would rather go round than do. */
const cost = { bend: 6, crossing: 5, corner: 14, shared: 80, usedPort: 16 } as const;
const leavingCost: Readonly<Record<Direction, number>> = { 0: 0, 1: 3, 2: 6, 3: 3 };
const enteringCost: Readonly<Record<Direction, number>> = { 2: 0, 1: 3, 0: 14, 3: 3 };

export interface Joint {
  readonly id: string;
  readonly box: Box;
}

export interface Router {
  /** An orthogonal line between two boxes, round all others, apart from lines that lead elsewhere. */
  route(from: Joint, to: Joint): readonly Point[];
}

/** The targets of the lines that use a point, a stretch or a side of a box. */
type Traffic<Key> = Map<Key, Set<string>>;
interface Visit {
  readonly point: Point;
  readonly direction: Direction;
  readonly before: Visit | null;
  /** The box that the line touches here: the first at its beginning, the second once it has arrived. */
  readonly end: Port | null;
  readonly spent: number;
}

/**
 * A router of a field's lines; each takes account of those routed before it.
 *
 * @param obstacles boxes that no line may touch
 */
export function createRouter(field: Box, obstacles: readonly Box[]): Router {
  const across: Traffic<number> = new Map();
  const down: Traffic<number> = new Map();
  const corners: Traffic<number> = new Map();
  const ports: Traffic<string> = new Map();
  const blocked = blockedPoints(obstacles);
  const isFree = (point: Point) =>
    point.x * lattice >= field.x &&
    point.x * lattice <= field.x + field.width - lattice &&
    point.y * lattice > field.y &&
    point.y * lattice < field.y + field.height &&
    !blocked.has(keyOf(point));
  const along = (direction: Direction) => (direction % 2 === 0 ? across : down);

  /** A stretch is named by its end that is further left or up. */
  const stretchKey = (point: Point, direction: Direction) =>
    keyOf(direction < 2 ? point : { x: point.x + steps[direction].x, y: point.y + steps[direction].y });
  const crosses = (point: Point, direction: Direction, to: string) => {
    const level = direction % 2 === 0;
    const cross = level ? down : across;
    const near = level ? { x: point.x, y: point.y - 1 } : { x: point.x - 1, y: point.y };
    return isOthers(cross.get(keyOf(point)), to) || isOthers(cross.get(keyOf(near)), to);
  };

  const moveCost = (from: Visit, direction: Direction, to: string) => {
    const { point } = from;
    const bends = direction !== from.direction;
    const next = { x: point.x + steps[direction].x, y: point.y + steps[direction].y };
    const used = along(direction).get(stretchKey(point, direction));
    const bend =
      (bends ? cost.bend : 0) +
      (bends && (crosses(point, direction, to) || crosses(point, from.direction, to)) ? cost.corner : 0);
    // Lines to one target run together: what they cross has been counted.
    if (used !== undefined && !isOthers(used, to)) return 1 + bend;
    return (
      1 +
      bend +
      (used === undefined ? 0 : cost.shared) +
      (isOthers(corners.get(keyOf(next)), to) ? cost.corner : 0) +
      (crosses(next, direction, to) ? cost.crossing : 0)
    );
  };

  /** Best first by what is spent and the way that is at least left (A*); totals are whole numbers, so buckets do for a queue. */
  const find = (from: Joint, to: Joint): Visit => {
    const buckets: Visit[][] = [];
    const seen = new Set<number>();
    const entries = portsOf(to.box).filter(({ gate }) => isFree(gate));
    const left = ({ x, y }: Point) =>
      Math.min(...entries.map(({ gate }) => Math.abs(gate.x - x) + Math.abs(gate.y - y)));
    const push = (visit: Visit) => {
      const total = visit.spent + (visit.before !== null && visit.end !== null ? 0 : left(visit.point));
      buckets[total] ??= [];
      buckets[total].push(visit);
    };
    for (const end of portsOf(from.box).filter(({ gate }) => isFree(gate))) {
      const spent = leavingCost[end.side] + (ports.has(`${from.id} ${end.side}`) ? cost.usedPort : 0);
      push({ point: end.gate, direction: end.side, before: null, end, spent });
    }
    for (let total = 0; total < buckets.length; total += 1) {
      for (const visit of buckets[total] ?? []) {
        if (visit.before !== null && visit.end !== null) return visit;
        const key = keyOf(visit.point) * directions.length + visit.direction;
        if (seen.has(key)) continue;
        seen.add(key);
        for (const end of entries) {
          const inward = opposite(end.side);
          if (keyOf(end.gate) !== keyOf(visit.point) || inward === opposite(visit.direction)) continue;
          const used = ports.get(`${to.id} ${end.side}`)?.has('out') ? cost.usedPort : 0;
          const bend = inward === visit.direction ? 0 : cost.bend;
          push({ ...visit, before: visit, end, spent: visit.spent + enteringCost[end.side] + used + bend });
        }
        for (const direction of directions) {
          const point = { x: visit.point.x + steps[direction].x, y: visit.point.y + steps[direction].y };
          if (direction === opposite(visit.direction) || !isFree(point)) continue;
          push({
            point,
            direction,
            before: visit,
            end: null,
            spent: visit.spent + moveCost(visit, direction, to.id),
          });
        }
      }
    }
    throw new Error(`no way from ${from.id} to ${to.id}`);
  };

  return {
    route(from, to) {
      const last = find(from, to);
      const path: Visit[] = [];
      for (let visit = last.before; visit !== null; visit = visit.before) path.unshift(visit);
      for (const [index, { point }] of path.entries()) {
        const next = path[index + 1];
        if (next === undefined) break;
        add(along(next.direction), stretchKey(point, next.direction), to.id);
        if (next.direction !== path[index]?.direction) add(corners, keyOf(point), to.id);
      }
      const leaving = path[0]?.end;
      const entering = last.end;
      if (!leaving || !entering) throw new Error('a line without ends');
      if (opposite(entering.side) !== last.direction) add(corners, keyOf(last.point), to.id);
      add(ports, `${from.id} ${leaving.side}`, 'out');
      add(ports, `${to.id} ${entering.side}`, 'in');
      return straighten([leaving.at, ...path.map(({ point }) => onPaper(point)), entering.at]);
    },
  };
}

function isOthers(users: ReadonlySet<string> | undefined, own: string): boolean {
  return users !== undefined && (users.size > 1 || !users.has(own));
}

function add<Key>(traffic: Traffic<Key>, key: Key, user: string): void {
  traffic.set(key, (traffic.get(key) ?? new Set()).add(user));
}
