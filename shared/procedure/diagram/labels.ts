import { type Box, overlaps, type Point, partsOf, wrap } from './geometry.ts';

export interface Label {
  readonly lines: readonly string[];
  readonly box: Box;
}

/** Of labels in px, at 12 px of a text font. */
const characterWidth = 6.8;
export const labelLineHeight = 15;
const charactersInLine = 22;
const gap = 4;

function sizeOf(lines: readonly string[]): Size {
  return {
    width: Math.ceil(Math.max(...lines.map((line) => line.length)) * characterWidth),
    height: lines.length * labelLineHeight,
  };
}

interface Surroundings {
  /** Boxes and labels that a label may not cover. */
  readonly taken: readonly Box[];
  /** All lines of the picture. */
  readonly lines: readonly (readonly Point[])[];
  readonly field: Box;
}

/** A line's condition where it covers least, near to the line's beginning. */
export function labelBeside(text: string, line: readonly Point[], around: Surroundings): Label | null {
  return best(text, [charactersInLine, 14], (size) => candidatesAlong(line, size), around);
}

/** An event's name below it, or where it is not in the way of a line. */
export function labelNear(name: string, box: Box, around: Surroundings): Label | null {
  return best(name, [12, charactersInLine], (size) => candidatesAround(box, size), around);
}

type Size = Pick<Box, 'width' | 'height'>;

function best(
  text: string,
  rooms: readonly number[],
  candidates: (size: Size) => readonly Point[],
  around: Surroundings,
): Label | null {
  if (text === '') return null;
  const parts = around.lines.flatMap(partsOf);
  let chosen: { readonly label: Label; readonly badness: number } | null = null;
  for (const room of rooms) {
    const lines = wrap(text, room);
    const size = sizeOf(lines);
    for (const [index, candidate] of candidates(size).entries()) {
      const box = { ...candidate, ...size };
      const badness =
        index +
        around.taken.filter((each) => overlaps(box, each, 1)).length * 10_000 +
        (isWithin(box, around.field) ? 0 : 10_000) +
        parts.filter((each) => overlaps(box, each)).length * 60;
      if (chosen === null || badness < chosen.badness) chosen = { label: { lines, box }, badness };
    }
  }
  return chosen?.label ?? null;
}

function candidatesAround({ x, y, width, height }: Box, size: Size): readonly Point[] {
  const middle = {
    x: Math.round(x + (width - size.width) / 2),
    y: Math.round(y + (height - size.height) / 2),
  };
  return [
    { x: middle.x, y: y + height + gap },
    { x: middle.x, y: y - size.height - gap },
    { x: x + width + gap, y: middle.y },
    { x: x - size.width - gap, y: middle.y },
    { x: x + width + gap, y: y + height },
    { x: x - size.width - gap, y: y + height },
  ];
}

/** Left upper corners of places beside a line, in the order from its beginning. */
function candidatesAlong(line: readonly Point[], size: Size): readonly Point[] {
  const found: Point[] = [];
  for (const [index, end] of line.slice(1).entries()) {
    const start = line[index] ?? end;
    const length = Math.abs(end.x - start.x) + Math.abs(end.y - start.y);
    const level = start.y === end.y;
    const sign = level ? Math.sign(end.x - start.x) : Math.sign(end.y - start.y);
    const own = level ? size.width : size.height;
    for (let far = gap; far + own + gap <= Math.max(length, own + 2 * gap); far += 10) {
      const near = sign > 0 ? far : -far - own;
      if (level) {
        found.push(
          { x: start.x + near, y: start.y - size.height - gap },
          { x: start.x + near, y: start.y + gap },
        );
      } else {
        found.push(
          { x: start.x + gap, y: start.y + near },
          { x: start.x - gap - size.width, y: start.y + near },
        );
      }
    }
  }
  return found;
}

function isWithin(box: Box, field: Box): boolean {
  return (
    box.x >= field.x &&
    box.y >= field.y &&
    box.x + box.width <= field.x + field.width &&
    box.y + box.height <= field.y + field.height
  );
}
