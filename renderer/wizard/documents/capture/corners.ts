import type { Corners, Point } from '../../../../shared/domain/capture.ts';

export const cornerNames = [
  'Esquina superior izquierda',
  'Esquina superior derecha',
  'Esquina inferior derecha',
  'Esquina inferior izquierda',
] as const;

/** The corners of the whole picture. */
export const wholePicture: Corners = [
  { x: 0, y: 0 },
  { x: 1, y: 0 },
  { x: 1, y: 1 },
  { x: 0, y: 1 },
];

/** The least share of the picture that a paper may take up: less is a slip of the hand. */
const leastArea = 0.01;

function cross(one: Point, two: Point, three: Point): number {
  return (two.x - one.x) * (three.y - two.y) - (two.y - one.y) * (three.x - two.x);
}

/** A paper seen from anywhere keeps its corners in order around it, and no corner goes inside. */
function isPaper(corners: Corners): boolean {
  const [a, b, c, d] = corners;
  const turns = [cross(a, b, c), cross(b, c, d), cross(c, d, a), cross(d, a, b)];
  const area = (cross(a, b, c) + cross(a, c, d)) / 2;
  return turns.every((turn) => turn > 0) && area >= leastArea;
}

function within(value: number): number {
  // Thousandths: finer than a picture on screen, and the same after a way through JSON.
  return Math.round(Math.min(1, Math.max(0, value)) * 1000) / 1000;
}

/**
 * Moves one corner, inside the picture.
 *
 * @param index of the corner, clockwise from the top left.
 * @param to shares of the picture's width and height.
 * @returns the corners as they were where moving would turn the paper inside out.
 */
export function moveCorner(corners: Corners, index: number, to: Point): Corners {
  const moved = corners.map((corner, at) =>
    at === index ? { x: within(to.x), y: within(to.y) } : corner,
  ) as unknown as Corners;
  return isPaper(moved) ? moved : corners;
}

const directions: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/**
 * How far an arrow key moves a corner: 1 %, with Shift 5 %.
 *
 * @returns null for other keys, and for arrows that mean something else with Ctrl or Alt.
 */
export function stepOf(
  event: Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'altKey' | 'metaKey'>,
): Point | null {
  const direction = directions[event.key];
  if (!direction || event.ctrlKey || event.altKey || event.metaKey) return null;
  const step = event.shiftKey ? 0.05 : 0.01;
  return { x: direction.x * step, y: direction.y * step };
}

/** `12 % desde la izquierda, 8 % desde arriba` */
export function placeInWords({ x, y }: Point): string {
  return `${Math.round(x * 100)} % desde la izquierda, ${Math.round(y * 100)} % desde arriba`;
}
