import type { Mat } from './vision.ts';

/**
 * Does the paper fill the whole picture, as a scanner's does? Its border is then paper all around: bright, without colour, as bright as the paper
 * within, and nothing runs out of it. A table, or writing that is cut off, is none of that.
 */
export function fillsPicture(picture: Mat): boolean {
  const { cols, rows, data } = picture;
  const depth = Math.max(2, Math.round(Math.min(cols, rows) * 0.012));
  const border: number[] = [];
  let coloured = 0;
  const inside: number[] = [];
  const step = Math.max(1, Math.round(Math.min(cols, rows) / 400));
  for (let y = 0; y < rows; y += step)
    for (let x = 0; x < cols; x += step) {
      const at = (y * cols + x) * 3;
      const [red, green, blue] = [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0];
      const light = (red + green + blue) / 3;
      if (x >= depth && y >= depth && x < cols - depth && y < rows - depth) inside.push(light);
      else {
        border.push(light);
        if (Math.max(red, green, blue) - Math.min(red, green, blue) > 40) coloured += 1;
      }
    }
  // Typed arrays are sorted by value, without a call for each pair.
  const [borderLights, insideLights] = [Float64Array.from(border).sort(), Float64Array.from(inside).sort()];
  const at = (values: Float64Array, share: number): number =>
    values[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;
  const paper = at(insideLights, 0.8);
  // What is empty is no page: a bare white table looks the same.
  const isWritten = at(insideLights, 0.002) < paper * 0.7;
  return isWritten && paper > 150 && at(borderLights, 0.02) > paper * 0.8 && coloured < border.length * 0.02;
}
