import sharp from 'sharp';

const side = 96;
/** Waves of 8 to 15 halves across the picture: coarser ones are the same for all letters, finer ones do not survive compression. */
const coarsest = 8;
const kept = 8;

/**
 * 64 bits as 16 hex digits out of a picture's shades (64 middling waves of its cosine transform, each above or below their
 * median): the same for the same picture however it was resized, compressed or brightened.
 */
export async function fingerprint(jpeg: Uint8Array): Promise<string> {
  const pixels = await sharp(jpeg)
    .greyscale()
    .resize(side, side, { fit: 'fill' })
    .extractChannel(0)
    .raw()
    .toBuffer();
  const waves: number[] = [];
  for (let v = coarsest; v < coarsest + kept; v += 1)
    for (let u = coarsest; u < coarsest + kept; u += 1) waves.push(waveOf(pixels, u, v));
  const sorted = [...waves].sort((one, other) => one - other);
  const middle = sorted[waves.length / 2] ?? 0;
  let digits = '';
  for (let index = 0; index < waves.length; index += 4) {
    const bits = waves.slice(index, index + 4).map((wave) => (wave > middle ? '1' : '0'));
    digits += Number.parseInt(bits.join(''), 2).toString(16);
  }
  return digits;
}

function waveOf(pixels: Uint8Array, u: number, v: number): number {
  let sum = 0;
  for (let y = 0; y < side; y += 1) {
    const vertical = Math.cos(((2 * y + 1) * v * Math.PI) / (2 * side));
    for (let x = 0; x < side; x += 1)
      sum += (pixels[y * side + x] ?? 0) * vertical * Math.cos(((2 * x + 1) * u * Math.PI) / (2 * side));
  }
  return sum;
}
