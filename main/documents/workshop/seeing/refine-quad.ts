import type { Point } from '../../../../shared/domain/capture.ts';
import { areaOf, distance, orderCorners, type Quad } from './page-geometry.ts';

interface Colours {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** A line as a point on it and its direction, of length 1. */
interface Line {
  readonly at: Point;
  readonly along: Point;
}

/** Where the colours change, and whether to brighter (1), darker (-1) or neither (0) as one goes inward. */
interface Edge extends Point {
  readonly turn: number;
}

const samples = 48;
/** Sum of the three channels' steps across an edge: below it is grain. */
const leastStep = 24;
const leastSupport = 0.6;
/** How many pixels to either side are compared: near for sharp pictures, far for those that are not. */
const nearAndFar = [
  [1.5, 3],
  [5, 11],
] as const;
type Span = (typeof nearAndFar)[number];

/**
 * Moves each side to where the colours change, and says how much of the sides changes there.
 *
 * @returns null where a side has no edge along most of it, or the corners leave the picture. `support` from 0 to 1.
 */
export function refineQuad(colours: Colours, quad: Quad): { quad: Quad; support: number } | null {
  for (const span of nearAndFar) {
    const refined = refineWith(colours, quad, span);
    if (refined !== null) return refined;
  }
  return null;
}

function refineWith(colours: Colours, quad: Quad, span: Span): { quad: Quad; support: number } | null {
  const lines: Line[] = [];
  let support = 1;
  for (let side = 0; side < 4; side += 1) {
    const [from, to] = [quad[side], quad[(side + 1) % 4]];
    if (!from || !to) return null;
    const found = refineSide(colours, from, to, span);
    if (found === null || found.support < leastSupport) return null;
    lines.push(found.line);
    support = Math.min(support, found.support);
  }
  const corners: Point[] = [];
  for (let index = 0; index < 4; index += 1) {
    const [before, after] = [lines[(index + 3) % 4], lines[index]];
    const corner = before && after ? crossing(before, after) : null;
    const { width, height } = colours;
    if (corner === null) return null;
    if (corner.x < 0 || corner.y < 0 || corner.x > width || corner.y > height) return null;
    corners.push(corner);
  }
  const [one, two, three, four] = corners;
  if (!one || !two || !three || !four) return null;
  const refined = orderCorners([one, two, three, four]);
  return isPlausible(refined) ? { quad: refined, support } : null;
}

function refineSide(
  colours: Colours,
  from: Point,
  to: Point,
  span: Span,
): { line: Line; support: number } | null {
  const length = distance(from, to);
  if (length < 20) return null;
  const along = { x: (to.x - from.x) / length, y: (to.y - from.y) / length };
  const across = { x: -along.y, y: along.x };
  const reach = Math.max(4, Math.round(length * 0.025));
  const edges: Edge[] = [];
  for (let index = 0; index < samples; index += 1) {
    const share = 0.06 + (0.88 * index) / (samples - 1);
    const base = { x: from.x + along.x * length * share, y: from.y + along.y * length * share };
    const edge = strongestEdge(colours, base, across, reach, span);
    if (edge) edges.push(edge);
  }
  const line = commonLine(edges, Math.max(1.2, length * 0.0016) * Math.sqrt(span[0] / 1.5));
  return line && { line: line.line, support: line.count / samples };
}

function strongestEdge(colours: Colours, base: Point, across: Point, reach: number, span: Span): Edge | null {
  let best = leastStep;
  let found: Edge | null = null;
  for (let step = -reach; step <= reach; step += 1) {
    const at = { x: base.x + across.x * step, y: base.y + across.y * step };
    const { size, turn } = stepAcross(colours, at.x, at.y, across, span);
    if (size > best) {
      best = size;
      found = { ...at, turn };
    }
  }
  return found;
}

/** Difference of the colours to either side. Zero at the picture's border: there is nothing beyond it. */
function stepAcross(
  { data, width, height }: Colours,
  x: number,
  y: number,
  across: Point,
  span: Span,
): { readonly size: number; readonly turn: number } {
  let [size, light] = [0, 0];
  for (let channel = 0; channel < 3; channel += 1) {
    let difference = 0;
    for (const away of span) {
      const [inX, inY] = [Math.round(x + across.x * away), Math.round(y + across.y * away)];
      const [outX, outY] = [Math.round(x - across.x * away), Math.round(y - across.y * away)];
      if (Math.min(inX, outX, inY, outY) < 0) return nothing;
      if (Math.max(inX, outX) >= width || Math.max(inY, outY) >= height) return nothing;
      difference +=
        (data[(inY * width + inX) * 3 + channel] ?? 0) - (data[(outY * width + outX) * 3 + channel] ?? 0);
    }
    size += Math.abs(difference) / 2;
    light += difference / 2;
  }
  return { size, turn: Math.abs(light) < size * 0.3 ? 0 : Math.sign(light) };
}

const nothing = { size: 0, turn: 0 } as const;

/** The line that most of the points lie on, fitted to those. */
function commonLine(points: readonly Edge[], near: number): { line: Line; count: number } | null {
  let best: readonly Edge[] = [];
  for (let first = 0; first < points.length; first += 3) {
    for (let second = first + 8; second < points.length; second += 3) {
      const [one, other] = [points[first], points[second]];
      if (!one || !other) continue;
      const length = distance(one, other);
      if (length === 0) continue;
      const [nx, ny] = [-(other.y - one.y) / length, (other.x - one.x) / length];
      const on = points.filter(({ x, y }) => Math.abs((x - one.x) * nx + (y - one.y) * ny) <= near);
      if (on.length > best.length) best = on;
    }
  }
  if (best.length < 8) return null;
  // Paper is brighter than its table, or darker, all along a side; a chequered cloth's lines are now one, now the other.
  const against = Math.min(
    best.filter(({ turn }) => turn > 0).length,
    best.filter(({ turn }) => turn < 0).length,
  );
  return { line: fitLine(best), count: best.length - against };
}

/** Least squares of the distances to the line: its direction is the main one of the points' scatter. */
function fitLine(points: readonly Point[]): Line {
  const at = { x: 0, y: 0 };
  for (const { x, y } of points) {
    at.x += x / points.length;
    at.y += y / points.length;
  }
  let [xx, xy, yy] = [0, 0, 0];
  for (const { x, y } of points) {
    xx += (x - at.x) ** 2;
    xy += (x - at.x) * (y - at.y);
    yy += (y - at.y) ** 2;
  }
  const turn = Math.atan2(2 * xy, xx - yy) / 2;
  return { at, along: { x: Math.cos(turn), y: Math.sin(turn) } };
}

function crossing(one: Line, other: Line): Point | null {
  const turn = one.along.x * other.along.y - one.along.y * other.along.x;
  if (Math.abs(turn) < 0.2) return null;
  const [dx, dy] = [other.at.x - one.at.x, other.at.y - one.at.y];
  const way = (dx * other.along.y - dy * other.along.x) / turn;
  return { x: one.at.x + one.along.x * way, y: one.at.y + one.along.y * way };
}

/** A sheet seen aslant keeps nearly equal opposite sides and nearly right angles. */
function isPlausible(quad: Quad): boolean {
  const [a, b, c, d] = quad;
  const alike = (one: number, other: number): boolean => Math.min(one, other) > 0.6 * Math.max(one, other);
  if (!alike(distance(a, b), distance(d, c)) || !alike(distance(a, d), distance(b, c))) return false;
  const [width, height] = [distance(a, b), distance(b, c)];
  if (Math.max(width, height) > 3.2 * Math.min(width, height)) return false;
  return areaOf(quad) > 0.75 * width * height;
}
