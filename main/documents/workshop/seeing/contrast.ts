import { type Keep, type Mat, type Vision, withMats } from './vision.ts';

/** Of the page's longer side: wider than any letter's stroke, narrower than a shadow. */
const strokeShare = 0.02;
/** Wider than half of a card's photograph, which would else be taken for ground and vanish. */
const photographShare = 0.14;
/** The ground is smooth: it is measured on a small copy. */
const groundSide = 400;

/** Divides the page by the light that lies on it, so that paper is white and a shadow is gone; colours stay. Changes `page`. */
export function makeClear(vision: { readonly cv: Vision }, page: Mat): void {
  withMats((keep) => {
    const ground = groundOf(vision, keep, page, photographShare);
    const { cv } = vision;
    const planes = keep(new cv.MatVector());
    cv.split(page, planes);
    for (let channel = 0; channel < 3; channel += 1) {
      const plane = keep(planes.get(channel));
      // A little over white, as paper is never even; and what is grey gets darker, as ink is never black.
      cv.divide(plane, ground, plane, 262);
      plane.convertTo(plane, -1, 1.25, -52);
      planes.set(channel, plane);
    }
    cv.merge(planes, page);
  });
}

/** Ink black and all else white, by what is usual around each pixel: an even threshold would lose what lies in a shadow. Changes `page`. */
export function makeBlackAndWhite(vision: { readonly cv: Vision }, page: Mat): void {
  withMats((keep) => {
    const { cv } = vision;
    const ground = groundOf(vision, keep, page, strokeShare);
    const grey = keep(new cv.Mat());
    cv.cvtColor(page, grey, cv.COLOR_RGB2GRAY);
    // Divided first: in a shadow ink differs from paper by less, and one difference has to do for the whole page.
    cv.divide(grey, ground, grey, 240);
    cv.GaussianBlur(grey, grey, new cv.Size(3, 3), 0.8);
    const window = Math.max(21, Math.round(Math.max(page.cols, page.rows) * strokeShare)) | 1;
    cv.adaptiveThreshold(grey, grey, 255, cv.ADAPTIVE_THRESH_GAUSSIAN_C, cv.THRESH_BINARY, window, 18);
    cv.cvtColor(grey, page, cv.COLOR_GRAY2RGB);
  });
}

/** What the paper would be without anything written on it: the brightest around each pixel, smoothed. */
function groundOf({ cv }: { readonly cv: Vision }, keep: Keep, page: Mat, share: number): Mat {
  const grey = keep(new cv.Mat());
  cv.cvtColor(page, grey, cv.COLOR_RGB2GRAY);
  const scale = Math.min(1, groundSide / Math.max(page.cols, page.rows));
  const small = keep(new cv.Mat());
  cv.resize(grey, small, new cv.Size(0, 0), scale, scale, cv.INTER_AREA);
  const side = Math.max(5, Math.round(Math.max(small.cols, small.rows) * share)) | 1;
  const kernel = keep(cv.getStructuringElement(cv.MORPH_ELLIPSE, new cv.Size(side, side)));
  cv.morphologyEx(small, small, cv.MORPH_CLOSE, kernel);
  cv.blur(small, small, new cv.Size(side, side));
  const ground = keep(new cv.Mat());
  cv.resize(small, ground, new cv.Size(page.cols, page.rows), 0, 0, cv.INTER_LINEAR);
  return ground;
}
