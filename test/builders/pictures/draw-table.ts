import type { Chance } from '../../simulate/chance.ts';

export const tableKinds = ['plain-dark', 'plain-light', 'wood', 'speckled', 'checked', 'busy'] as const;
export type TableKind = (typeof tableKinds)[number];

type Colour = readonly [number, number, number];
const darks: readonly [Colour, ...Colour[]] = [
  [70, 52, 38],
  [45, 48, 55],
  [38, 60, 52],
  [90, 70, 50],
];
const lights: readonly [Colour, ...Colour[]] = [
  [178, 150, 118],
  [150, 152, 156],
  [128, 150, 168],
];

const within = (light: number): number => Math.max(0, Math.min(255, light));

/** What a paper lies on, three bytes a pixel. */
export function drawTable(kind: TableKind, width: number, height: number, chance: Chance): Uint8Array {
  const pixels = new Uint8Array(width * height * 3);
  const base = kind === 'plain-light' ? chance.pick(lights) : chance.pick(darks);
  const [red, green, blue] = base;
  const [otherRed, otherGreen, otherBlue] = [red + 34, green + 30, blue + 24];
  const period = (0.012 + chance.next() * 0.02) * width;
  const squares = (0.03 + chance.next() * 0.04) * width;
  const phase = chance.next() * 100;
  const speckles = Int16Array.from({ length: 4099 }, () => Math.floor((chance.next() - 0.5) * 50));
  // By column and row what depends on those alone: tests draw hundreds of tables of a million pixels.
  const waves = Float64Array.from({ length: width }, (_, x) => 12 * Math.sin(x / (period * 6) + phase));
  for (let y = 0, to = 0; y < height; y += 1) {
    const ripple = Math.sin(y / 31);
    for (let x = 0; x < width; x += 1, to += 3) {
      let share = 0;
      let extra = 0;
      if (kind === 'wood') share = 0.5 + 0.5 * Math.sin((y + (waves[x] ?? 0)) / period + ripple);
      else if (kind === 'checked') share = (Math.floor(x / squares) + Math.floor(y / squares)) % 2;
      else if (kind === 'speckled')
        extra = speckles[(Math.floor(x / 3) * 31 + Math.floor(y / 3) * 1777) % 4099] ?? 0;
      pixels[to] = within(red + (otherRed - red) * share + extra);
      pixels[to + 1] = within(green + (otherGreen - green) * share + extra);
      pixels[to + 2] = within(blue + (otherBlue - blue) * share + extra);
    }
  }
  if (kind === 'busy') strew(pixels, width, height, chance);
  return pixels;
}

/** Pens, folders, a keyboard's edge: things with straight edges that are no paper. */
function strew(pixels: Uint8Array, width: number, height: number, chance: Chance): void {
  for (let index = 0; index < 7; index += 1) {
    const colour: Colour = [40 + chance.integer(130), 40 + chance.integer(110), 40 + chance.integer(130)];
    const [x, y] = [chance.next() * width, chance.next() * height];
    const half = (0.1 + chance.next() * 0.16) * width;
    const thin = chance.happens(0.5) ? 0.008 * width : half * 0.5;
    const turn = chance.next() * Math.PI;
    const [cosine, sine] = [Math.cos(turn), Math.sin(turn)];
    const reach = half + thin;
    const bottom = Math.min(height, Math.ceil(y + reach));
    const right = Math.min(width, Math.ceil(x + reach));
    for (let row = Math.max(0, Math.floor(y - reach)); row < bottom; row += 1)
      for (let column = Math.max(0, Math.floor(x - reach)); column < right; column += 1) {
        const along = (column - x) * cosine + (row - y) * sine;
        const across = -(column - x) * sine + (row - y) * cosine;
        if (Math.abs(along) < half && Math.abs(across) < thin) pixels.set(colour, (row * width + column) * 3);
      }
  }
}
