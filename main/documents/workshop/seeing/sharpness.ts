import { type Mat, type Vision, withMats } from './vision.ts';

/** Half of what is looked along, in pixels: all directions, a sixth of a right angle apart. A hand that moves leaves sharp what lies along its way. */
const directions = [
  [4, 0],
  [4, 1],
  [4, 2],
  [3, 3],
  [2, 4],
  [1, 4],
  [0, 4],
  [-1, 4],
  [-2, 4],
  [-3, 3],
  [-4, 2],
  [-4, 1],
] as const;
/** Grey levels: a weaker step is paper and grain. */
const leastContrast = 14;
/** Steps of this share of the strongest ones are looked at. */
const strong = 0.4;
const fewestSteps = 150;
const reach = 4;

/**
 * How steep the strongest steps of a page are in the direction in which they are least steep, so that a hand that moved is seen as well as
 * a lens out of focus: from about 0.06 (a slope as long as is looked along) to above 0.3 (from one pixel to the next).
 *
 * It is a ratio of two differences at the same places, over one pixel and over four: how much is written and how dark the ink is cancel out.
 *
 * @param page upright, grey, of the size at which its letters are looked at.
 * @returns null where next to nothing is written.
 */
export function sharpness(vision: { readonly cv: Vision }, page: Mat): number | null {
  const { data, width, height } = withMats((keep) => {
    const { cv } = vision;
    const calm = keep(new cv.Mat());
    cv.GaussianBlur(page, calm, new cv.Size(3, 3), 0.6);
    return { data: new Uint8Array(calm.data), width: page.cols, height: page.rows };
  });
  let worst: number | null = null;
  for (const [dx, dy] of directions) {
    const ratio = steepness(data, width, height, dx, dy);
    if (ratio !== null && (worst === null || ratio < worst)) worst = ratio;
  }
  return worst;
}

function steepness(data: Uint8Array, width: number, height: number, dx: number, dy: number): number | null {
  const margin = Math.round(Math.min(width, height) * 0.05) + reach + 1;
  const far = dx + dy * width;
  const histogram = new Uint32Array(256);
  for (let y = margin; y < height - margin; y += 2)
    for (let x = margin, at = y * width + margin; x < width - margin; x += 1, at += 1) {
      const step = Math.abs((data[at + far] ?? 0) - (data[at - far] ?? 0));
      histogram[step] = (histogram[step] ?? 0) + 1;
    }
  const contrast = Math.max(leastContrast, strong * topOf(histogram));
  const between = betweenPixels(data, width, dx / reach, dy / reach);
  const noise = grainOf(between, width, height, margin);
  let [small, large, count] = [0, 0, 0];
  for (let y = margin; y < height - margin; y += 1)
    for (let x = margin, at = y * width + margin; x < width - margin; x += 1, at += 1) {
      const step = (data[at + far] ?? 0) - (data[at - far] ?? 0);
      if (Math.abs(step) < contrast) continue;
      small += between(at) ** 2 - noise;
      large += step * step;
      count += 1;
    }
  return count < fewestSteps ? null : Math.max(0, small) / large;
}

/** The difference between a step ahead and a step back, where both may lie between pixels. */
function betweenPixels(data: Uint8Array, width: number, dx: number, dy: number): (at: number) => number {
  const [left, top] = [Math.floor(dx), Math.floor(dy)];
  const [right, down] = [dx - left, dy - top];
  const ahead = left + top * width;
  const [one, two, three, four] = [
    (1 - right) * (1 - down),
    right * (1 - down),
    (1 - right) * down,
    right * down,
  ];
  return (at) => {
    const [to, from] = [at + ahead, at - ahead];
    return (
      one * ((data[to] ?? 0) - (data[from] ?? 0)) +
      two * ((data[to + 1] ?? 0) - (data[from - 1] ?? 0)) +
      three * ((data[to + width] ?? 0) - (data[from - width] ?? 0)) +
      four * ((data[to + width + 1] ?? 0) - (data[from - width - 1] ?? 0))
    );
  };
}

/** What only one step in three hundred exceeds: the strongest ink, not a single speck. */
function topOf(histogram: Uint32Array): number {
  const total = histogram.reduce((sum, count) => sum + count, 0);
  let seen = 0;
  for (let step = 255; step > 0; step -= 1) {
    seen += histogram[step] ?? 0;
    if (seen > total / 300) return step;
  }
  return 0;
}

/** Mean square of the differences in the calm half of the page: what grain adds to every difference. */
function grainOf(between: (at: number) => number, width: number, height: number, margin: number): number {
  const squares: number[] = [];
  for (let y = margin; y < height - margin; y += 9)
    for (let x = margin; x < width - margin; x += 7) squares.push(between(y * width + x) ** 2);
  squares.sort((one, other) => one - other);
  const calm = squares.slice(0, Math.floor(squares.length / 2));
  // The calm half of normally distributed squares has a seventh of their mean; some of it is no grain.
  return calm.length === 0 ? 0 : (calm.reduce((sum, square) => sum + square, 0) / calm.length) * 5;
}
