import { type Mat, type Vision, withMats } from './vision.ts';

/** Fewer marks than this say nothing about how large the letters are. */
const fewest = 25;

/**
 * How high the letters of a page are, as a share of its longer side: half of the marks that may be letters are higher. Null where too little
 * is written. A letter of a sheet of A4 is about 0.007 of it, one of an identity card about 0.02 of that.
 *
 * @param page upright, grey.
 */
export function letterHeight(vision: { readonly cv: Vision }, page: Mat): number | null {
  return withMats((keep) => {
    const { cv } = vision;
    const longest = Math.max(page.cols, page.rows);
    const ink = keep(new cv.Mat());
    const window = Math.max(15, Math.round(longest * 0.02)) | 1;
    cv.adaptiveThreshold(page, ink, 255, cv.ADAPTIVE_THRESH_MEAN_C, cv.THRESH_BINARY_INV, window, 14);
    const [labels, stats, middles] = [keep(new cv.Mat()), keep(new cv.Mat()), keep(new cv.Mat())];
    const count = cv.connectedComponentsWithStats(ink, labels, stats, middles, 8, cv.CV_32S);
    const heights: number[] = [];
    const values = stats.data32S;
    for (let label = 1; label < count; label += 1) {
      const [left, top, width, height, area] = values.subarray(label * 5, label * 5 + 5);
      if (left === undefined || top === undefined || !width || !height || !area) continue;
      const isAtEdge =
        left < page.cols * 0.02 ||
        top < page.rows * 0.02 ||
        left + width > page.cols * 0.98 ||
        top + height > page.rows * 0.98;
      const isLetterLike =
        height >= Math.max(4, longest * 0.0035) &&
        height < longest * 0.06 &&
        width < height * 3 &&
        width > height * 0.15 &&
        area > width * height * 0.15;
      if (!isAtEdge && isLetterLike) heights.push(height);
    }
    if (heights.length < fewest) return null;
    heights.sort((one, other) => one - other);
    return (heights[Math.floor(heights.length / 2)] ?? 0) / longest;
  });
}
