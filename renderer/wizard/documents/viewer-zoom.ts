/** How large a page is shown: fitted to the space there is, or in percent of its width. */
export type Zoom = 'page' | 'width' | number;

export interface Size {
  /** Pixels of the screen. */
  readonly width: number;
  readonly height: number;
}

const steps = [25, 50, 75, 100, 125, 150, 200, 300, 400] as const;
/** A page is drawn anew only where it would look blurred: at one of few widths. */
const widthStep = 200;
const leastWidth = 200;
const mostWidth = 3000;

/**
 * The size of a page on screen, as it lies: a page turned by a quarter is fitted by its own height.
 *
 * @param page any size of the page's shape, before it is turned.
 * @param quarterTurns clockwise.
 */
export function shownSize(zoom: Zoom, page: Size, space: Size, quarterTurns: number): Size {
  const isTurned = quarterTurns % 2 === 1;
  const [width, height] = isTurned ? [page.height, page.width] : [page.width, page.height];
  const byWidth = space.width / width;
  const scale =
    zoom === 'page'
      ? Math.min(byWidth, space.height / height)
      : zoom === 'width'
        ? byWidth
        : (byWidth * zoom) / 100;
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** In percent of the space's width: what the next step is counted from, and what is said. */
export function percentOf(shown: Size, space: Size): number {
  return space.width === 0 ? 100 : Math.round((shown.width / space.width) * 100);
}

/** The next size up or down; the same one where there is none. */
export function nextZoom(percent: number, direction: 1 | -1): number {
  const next =
    direction === 1 ? steps.find((step) => step > percent) : steps.findLast((step) => step < percent);
  return next ?? percent;
}

/**
 * Pixels that a page has to be drawn with to be sharp.
 *
 * @param width of the page on screen, before it is turned.
 * @param density of the screen's pixels.
 */
export function drawnWidth(width: number, density: number): number {
  const needed = Math.ceil((width * density) / widthStep) * widthStep;
  return Math.min(mostWidth, Math.max(leastWidth, needed));
}
