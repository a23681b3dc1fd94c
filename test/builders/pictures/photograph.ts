import sharp from 'sharp';
import { loadVision } from '../../../main/documents/workshop/seeing/vision.ts';
import type { Corners, Point } from '../../../shared/domain/capture.ts';
import type { Chance } from '../../simulate/chance.ts';
import type { Sheet } from './draw-sheet.ts';

/** How a sheet is photographed: a scene before anything goes wrong with it. */
export interface Shot {
  readonly width: number;
  readonly height: number;
  /** Where the sheet's corners come to lie, in pixels; outside of the picture where it is cut. */
  readonly corners: readonly [Point, Point, Point, Point];
  readonly table: Uint8Array;
  /** Factor on all light. */
  readonly exposure: number;
  /** How much darker the darkest corner is, from 0 to 1. */
  readonly unevenness: number;
  readonly blur: Blur | null;
  readonly glares: readonly { readonly x: number; readonly y: number; readonly radius: number }[];
  /** Standard deviation of the sensor's noise, in grey levels. */
  readonly noise: number;
  readonly quality: number;
}

export type Blur =
  | { readonly by: 'focus'; readonly radius: number }
  | { readonly by: 'motion'; readonly length: number; readonly angle: number };

export interface Photograph {
  readonly jpeg: Uint8Array;
  readonly corners: Corners;
}

export async function photograph(sheet: Sheet, shot: Shot, chance: Chance): Promise<Photograph> {
  const { width, height } = shot;
  const scene = await lay(sheet, shot);
  const noise = Int8Array.from({ length: 65_537 }, () => Math.round(gaussian(chance) * shot.noise));
  const light = lightOf(shot, chance);
  for (let y = 0, at = 0, grain = chance.integer(65_537); y < height; y += 1) {
    for (let x = 0; x < width; x += 1, at += 3, grain += 7) {
      const { factor, glare } = light(x, y);
      for (let channel = 0; channel < 3; channel += 1) {
        const seen = (scene[at + channel] ?? 0) * factor + glare;
        scene[at + channel] = Math.max(
          0,
          Math.min(255, seen + (noise[(grain + channel * 911) % 65_537] ?? 0)),
        );
      }
    }
  }
  const jpeg = await sharp(scene, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: shot.quality })
    .toBuffer();
  const share = (point: Point): Point => ({ x: point.x / width, y: point.y / height });
  const [one, two, three, four] = shot.corners;
  return { jpeg, corners: [share(one), share(two), share(three), share(four)] };
}

/** Warps the sheet onto its table, with the soft shadow that paper casts, and blurs it as the lens does. */
async function lay(sheet: Sheet, shot: Shot): Promise<Uint8Array> {
  const { cv } = await loadVision();
  const { width, height } = shot;
  const source = cv.matFromArray(sheet.height, sheet.width, cv.CV_8UC3, [] as never);
  source.data.set(sheet.rgb);
  const whole = new cv.Mat(sheet.height, sheet.width, cv.CV_8UC1, new cv.Scalar(255));
  const from = cv.matFromArray(4, 1, cv.CV_32FC2, [
    0,
    0,
    sheet.width,
    0,
    sheet.width,
    sheet.height,
    0,
    sheet.height,
  ]);
  const to = cv.matFromArray(
    4,
    1,
    cv.CV_32FC2,
    shot.corners.flatMap(({ x, y }) => [x, y]),
  );
  const matrix = cv.getPerspectiveTransform(from, to);
  const [warped, mask, shadow, scene] = [
    new cv.Mat(),
    new cv.Mat(),
    new cv.Mat(),
    new cv.Mat(height, width, cv.CV_8UC3),
  ];
  const size = new cv.Size(width, height);
  cv.warpPerspective(source, warped, matrix, size, cv.INTER_LINEAR);
  cv.warpPerspective(whole, mask, matrix, size, cv.INTER_LINEAR);
  const spread = Math.max(3, Math.round(width * 0.006));
  cv.blur(mask, shadow, new cv.Size(spread, spread));
  // Each reading of a Mat's data makes a view anew.
  const [out, over, under, seen] = [scene.data, mask.data, shadow.data, warped.data];
  for (let pixel = 0, at = 0; pixel < width * height; pixel += 1, at += 3) {
    const share = (over[pixel] ?? 0) / 255;
    const shade = 1 - 0.35 * ((under[pixel] ?? 0) / 255);
    for (let channel = 0; channel < 3; channel += 1) {
      const table = (shot.table[at + channel] ?? 0) * shade;
      // Printing white is never the brightest that a camera shows.
      out[at + channel] = table * (1 - share) + (seen[at + channel] ?? 0) * 0.94 * share;
    }
  }
  if (shot.blur) {
    const kernel = kernelOf(shot.blur);
    const weights = cv.matFromArray(kernel.side, kernel.side, cv.CV_32FC1, kernel.weights as never);
    cv.filter2D(scene, scene, -1, weights);
    weights.delete();
  } else cv.GaussianBlur(scene, scene, new cv.Size(3, 3), 0.55);
  const result = new Uint8Array(scene.data);
  for (const each of [source, whole, from, to, matrix, warped, mask, shadow, scene]) each.delete();
  return result;
}

/** Of a disc, as a lens out of focus draws a point, or of a line, as a hand that moves does. */
function kernelOf(blur: Blur): { side: number; weights: readonly number[] } {
  const reach = Math.ceil(blur.by === 'focus' ? blur.radius : blur.length / 2);
  const side = reach * 2 + 1;
  const weights = new Array<number>(side * side).fill(0);
  if (blur.by === 'focus') {
    for (let y = -reach; y <= reach; y += 1)
      for (let x = -reach; x <= reach; x += 1)
        if (Math.hypot(x, y) <= blur.radius) weights[(y + reach) * side + x + reach] = 1;
  } else {
    for (let step = -blur.length / 2; step <= blur.length / 2; step += 0.25) {
      const x = Math.round(Math.cos(blur.angle) * step) + reach;
      const y = Math.round(Math.sin(blur.angle) * step) + reach;
      weights[y * side + x] = (weights[y * side + x] ?? 0) + 1;
    }
  }
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return { side, weights: weights.map((weight) => weight / sum) };
}

function lightOf(shot: Shot, chance: Chance): (x: number, y: number) => { factor: number; glare: number } {
  const turn = chance.next() * Math.PI * 2;
  const [cosine, sine] = [Math.cos(turn), Math.sin(turn)];
  const answer = { factor: 1, glare: 0 };
  return (x, y) => {
    const along = (x / shot.width - 0.5) * cosine + (y / shot.height - 0.5) * sine;
    answer.factor = shot.exposure * (1 - shot.unevenness * Math.max(0, Math.min(1, along + 0.5)));
    answer.glare = 0;
    for (const glare of shot.glares) {
      const away = Math.hypot(x - glare.x, (y - glare.y) * 1.5) / glare.radius;
      if (away < 2) answer.glare += 420 * Math.exp(-(away ** 4) * 1.4);
    }
    return answer;
  };
}

/** Irwin and Hall's: near enough to a normal distribution for grain. */
function gaussian(chance: Chance): number {
  let sum = 0;
  for (let index = 0; index < 12; index += 1) sum += chance.next();
  return sum - 6;
}
