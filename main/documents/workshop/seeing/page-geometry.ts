import type { Corners, Point } from '../../../../shared/domain/capture.ts';
import type { Keep, Mat, Vision } from './vision.ts';

/** Four corners in pixels, clockwise from the top left. */
export type Quad = readonly [Point, Point, Point, Point];

export const wholePicture: Corners = [
  { x: 0, y: 0 },
  { x: 1, y: 0 },
  { x: 1, y: 1 },
  { x: 0, y: 1 },
];

export function scaleCorners(corners: Corners, width: number, height: number): Quad {
  const scale = (point: Point): Point => ({ x: point.x * width, y: point.y * height });
  const [one, two, three, four] = corners;
  return [scale(one), scale(two), scale(three), scale(four)];
}

/** Clockwise on the screen, beginning with what is nearest to the top left. */
export function orderCorners(points: Quad): Quad {
  const middle = { x: 0, y: 0 };
  for (const { x, y } of points) {
    middle.x += x / 4;
    middle.y += y / 4;
  }
  const around = [...points].sort(
    (one, other) =>
      Math.atan2(one.y - middle.y, one.x - middle.x) - Math.atan2(other.y - middle.y, other.x - middle.x),
  );
  let first = 0;
  for (const [index, { x, y }] of around.entries()) {
    const best = around[first];
    if (best && x + y < best.x + best.y) first = index;
  }
  const at = (offset: number): Point => around[(first + offset) % 4] ?? middle;
  return [at(0), at(1), at(2), at(3)];
}

export function distance(one: Point, other: Point): number {
  return Math.hypot(one.x - other.x, one.y - other.y);
}

export function areaOf(quad: Quad): number {
  const [a, b, c, d] = quad;
  return Math.abs((c.x - a.x) * (d.y - b.y) - (d.x - b.x) * (c.y - a.y)) / 2;
}

/** Sides of the upright page that a quad becomes, in pixels of the picture that it stands in. */
export function pageSize(quad: Quad): { readonly width: number; readonly height: number } {
  const [a, b, c, d] = quad;
  return {
    width: Math.max(1, Math.round(Math.max(distance(a, b), distance(d, c)))),
    height: Math.max(1, Math.round(Math.max(distance(a, d), distance(b, c)))),
  };
}

/** The page within `quad`, upright and without perspective. */
export function rectify(
  { cv }: { readonly cv: Vision },
  keep: Keep,
  picture: Mat,
  quad: Quad,
  width: number,
  height: number,
): Mat {
  const page = keep(new cv.Mat());
  const from = keep(
    cv.matFromArray(
      4,
      1,
      cv.CV_32FC2,
      quad.flatMap(({ x, y }) => [x, y]),
    ),
  );
  const to = keep(cv.matFromArray(4, 1, cv.CV_32FC2, [0, 0, width, 0, width, height, 0, height]));
  const matrix = keep(cv.getPerspectiveTransform(from, to));
  // Pixels are as wide as they are: their middles lie half a pixel in, which is below what is measured here.
  cv.warpPerspective(picture, page, matrix, new cv.Size(width, height), cv.INTER_LINEAR, cv.BORDER_REPLICATE);
  return page;
}
