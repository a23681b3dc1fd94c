import type { Point } from '../../../../shared/domain/capture.ts';
import { areaOf, orderCorners, type Quad } from './page-geometry.ts';
import { refineQuad } from './refine-quad.ts';
import { type Keep, type Mat, type Vision, withMats } from './vision.ts';

/** Of the picture's area: what is smaller is something on the table, what is larger has no table around it. */
const least = 0.1;
const most = 0.985;
const coarseSide = 520;

/**
 * The paper's corners in pixels of `picture`, or null where no paper shows all four of its sides.
 *
 * Candidates come from a coarse copy by several ways (edges, brightness, likeness to the picture's border), none of which is right on every
 * table; each is then held against the fine picture, side by side. The largest that all four sides speak for is the paper: what is printed on it
 * also has straight sides, but lies within.
 */
export function findPage(vision: { readonly cv: Vision }, picture: Mat): Quad | null {
  return withMats((keep) => {
    const { cv } = vision;
    const scale = Math.min(1, coarseSide / Math.max(picture.cols, picture.rows));
    const coarse = keep(new cv.Mat());
    cv.resize(picture, coarse, new cv.Size(0, 0), scale, scale, cv.INTER_AREA);
    cv.medianBlur(coarse, coarse, 5);
    const area = coarse.cols * coarse.rows;
    const candidates = masksOf(vision, keep, coarse)
      .flatMap((mask) => quadsOf(vision, mask))
      .filter((quad) => areaOf(quad) > least * area && areaOf(quad) < most * area)
      .sort((one, other) => areaOf(other) - areaOf(one));
    let best: { quad: Quad; score: number } | null = null;
    const colours = { data: picture.data, width: picture.cols, height: picture.rows };
    for (const candidate of withoutTwins(candidates, coarse.cols * 0.015)) {
      const [one, two, three, four] = candidate.map(({ x, y }) => ({ x: x / scale, y: y / scale }));
      if (!one || !two || !three || !four) continue;
      const refined = refineQuad(colours, [one, two, three, four]);
      if (refined === null) continue;
      const score = refined.support * Math.sqrt(areaOf(refined.quad));
      if (best === null || score > best.score) best = { quad: refined.quad, score };
    }
    return best?.quad ?? null;
  });
}

function masksOf({ cv }: { readonly cv: Vision }, keep: Keep, coarse: Mat): readonly Mat[] {
  const made = (): Mat => keep(new cv.Mat());
  const kernel = keep(cv.getStructuringElement(cv.MORPH_RECT, new cv.Size(3, 3)));
  const wide = keep(cv.getStructuringElement(cv.MORPH_RECT, new cv.Size(9, 9)));
  const planes = keep(new cv.MatVector());
  cv.split(coarse, planes);
  const grey = made();
  cv.cvtColor(coarse, grey, cv.COLOR_RGB2GRAY);
  const hsv = made();
  cv.cvtColor(coarse, hsv, cv.COLOR_RGB2HSV);
  const hsvPlanes = keep(new cv.MatVector());
  cv.split(hsv, hsvPlanes);
  const saturation = keep(hsvPlanes.get(1));
  const away = awayFromBorder({ cv }, keep, coarse);
  const masks: Mat[] = [];
  for (const plane of [keep(planes.get(0)), keep(planes.get(2)), saturation, away]) {
    for (const [low, high] of [
      [12, 36],
      [40, 110],
    ] as const) {
      const edges = made();
      cv.Canny(plane, edges, low, high);
      cv.dilate(edges, edges, kernel);
      masks.push(edges);
    }
  }
  for (const plane of [grey, away, saturation]) {
    const [bright, dark] = [made(), made()];
    cv.threshold(plane, bright, 0, 255, cv.THRESH_BINARY + cv.THRESH_OTSU);
    cv.morphologyEx(bright, bright, cv.MORPH_CLOSE, wide);
    cv.morphologyEx(bright, bright, cv.MORPH_OPEN, wide);
    cv.bitwise_not(bright, dark);
    masks.push(bright, dark);
  }
  return masks;
}

/** How much each pixel differs from what is usual at the picture's border. */
function awayFromBorder({ cv }: { readonly cv: Vision }, keep: Keep, coarse: Mat): Mat {
  const { cols, rows } = coarse;
  const data = coarse.data;
  const channel = (offset: number): number => {
    const values: number[] = [];
    for (let x = 0; x < cols; x += 2)
      values.push(data[x * 3 + offset] ?? 0, data[((rows - 1) * cols + x) * 3 + offset] ?? 0);
    for (let y = 0; y < rows; y += 2)
      values.push(data[y * cols * 3 + offset] ?? 0, data[(y * cols + cols - 1) * 3 + offset] ?? 0);
    values.sort((one, other) => one - other);
    return values[Math.floor(values.length / 2)] ?? 0;
  };
  const [red, green, blue] = [channel(0), channel(1), channel(2)];
  const away = keep(new cv.Mat(rows, cols, cv.CV_8UC1));
  const out = away.data;
  for (let pixel = 0, at = 0; pixel < out.length; pixel += 1, at += 3)
    out[pixel] = Math.min(
      255,
      Math.abs((data[at] ?? 0) - red) +
        Math.abs((data[at + 1] ?? 0) - green) +
        Math.abs((data[at + 2] ?? 0) - blue),
    );
  return away;
}

function quadsOf({ cv }: { readonly cv: Vision }, mask: Mat): readonly Quad[] {
  return withMats((keep) => {
    const contours = keep(new cv.MatVector());
    const hierarchy = keep(new cv.Mat());
    cv.findContours(mask, contours, hierarchy, cv.RETR_LIST, cv.CHAIN_APPROX_SIMPLE);
    const quads: Quad[] = [];
    const enough = mask.cols * mask.rows * least;
    for (let index = 0; index < contours.size(); index += 1) {
      const contour = keep(contours.get(index));
      const hull = keep(new cv.Mat());
      cv.convexHull(contour, hull);
      if (cv.contourArea(hull) < enough) continue;
      const around = cv.arcLength(hull, true);
      for (const tolerance of [0.02, 0.05, 0.09]) {
        const corners = keep(new cv.Mat());
        cv.approxPolyDP(hull, corners, tolerance * around, true);
        const [one, two, three, four, more] = pointsOf(corners);
        if (one && two && three && four && !more) {
          quads.push(orderCorners([one, two, three, four]));
          break;
        }
      }
    }
    return quads;
  });
}

function pointsOf(mat: Mat): readonly Point[] {
  const values = mat.data32S;
  return Array.from({ length: mat.rows }, (_, row) => ({
    x: values[row * 2] ?? 0,
    y: values[row * 2 + 1] ?? 0,
  }));
}

/** The same paper is found in many ways: each is looked at once. */
function withoutTwins(quads: readonly Quad[], near: number): readonly Quad[] {
  const kept: Quad[] = [];
  for (const quad of quads) {
    const isTwin = kept.some((other) =>
      quad.every(({ x, y }, index) => {
        const there = other[index];
        return there !== undefined && Math.abs(x - there.x) < near && Math.abs(y - there.y) < near;
      }),
    );
    if (!isTwin) kept.push(quad);
  }
  return kept.slice(0, 24);
}
