import { type Mat, type Vision, withMats } from './vision.ts';

export interface Light {
  /** How bright the paper is where it is darkest by parts, from 0 to 255. */
  readonly paper: number;
  /** The same where it is brightest by parts. */
  readonly brightest: number;
  /** Share of the page that is blown out although the paper around it is not. */
  readonly glare: number;
}

const parts = 8;
const blownOut = 250;
/** Paper that is this bright all over has been scanned: nothing on it can be told from glare. */
const scanned = 244;

/**
 * @param page upright, in colour.
 */
export function lightOf(vision: { readonly cv: Vision }, page: Mat): Light {
  return withMats((keep) => {
    const { cv } = vision;
    const small = keep(new cv.Mat());
    const scale = Math.min(1, 480 / Math.max(page.cols, page.rows));
    cv.resize(page, small, new cv.Size(0, 0), scale, scale, cv.INTER_AREA);
    const grounds = groundsOf(small);
    const sorted = [...grounds].sort((one, other) => one - other);
    const usual = sorted[Math.floor(sorted.length / 2)] ?? 0;
    const paper = sorted[Math.floor(sorted.length / 5)] ?? 0;
    const brightest = sorted[Math.floor(sorted.length * 0.9)] ?? 0;
    if (usual >= scanned) return { paper, brightest, glare: 0 };
    const spots = keep(new cv.Mat(small.rows, small.cols, cv.CV_8UC1));
    const [out, data] = [spots.data, small.data];
    for (let pixel = 0, at = 0; pixel < out.length; pixel += 1, at += 3) {
      const least = Math.min(data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0);
      out[pixel] = least >= blownOut ? 255 : 0;
    }
    const kernel = keep(cv.getStructuringElement(cv.MORPH_ELLIPSE, new cv.Size(5, 5)));
    cv.morphologyEx(spots, spots, cv.MORPH_OPEN, kernel);
    return { paper, brightest, glare: cv.countNonZero(spots) / out.length };
  });
}

/** How bright the ground of each part of the page is: what nine in ten of its pixels do not exceed. */
function groundsOf(page: Mat): readonly number[] {
  const data = page.data;
  const grounds: number[] = [];
  for (let row = 0; row < parts; row += 1)
    for (let column = 0; column < parts; column += 1) {
      const values: number[] = [];
      const bottom = Math.floor((page.rows * (row + 1)) / parts);
      const right = Math.floor((page.cols * (column + 1)) / parts);
      for (let y = Math.floor((page.rows * row) / parts); y < bottom; y += 1)
        for (let x = Math.floor((page.cols * column) / parts); x < right; x += 1) {
          const at = (y * page.cols + x) * 3;
          values.push(((data[at] ?? 0) + (data[at + 1] ?? 0) + (data[at + 2] ?? 0)) / 3);
        }
      // A typed array is sorted by value, without a call for each pair.
      grounds.push(Float64Array.from(values).sort()[Math.floor(values.length * 0.9)] ?? 0);
    }
  return grounds;
}
