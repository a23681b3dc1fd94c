/**
 * A cursor says how far the tombstones were gone when its way through the feed began: what was purged up to there is nothing that it
 * could miss. It stands behind the place in the feed, which has its own form.
 */
export interface BoundCursor {
  readonly place: string;
  readonly horizon: number;
}

export function bindCursor({ place, horizon }: BoundCursor): string {
  return horizon === 0 ? place : `${place}.${horizon}`;
}

export function splitCursor(cursor: string): BoundCursor {
  const [, place = cursor, horizon = '0'] = /^(.+)\.(\d{1,15})$/.exec(cursor) ?? [];
  return { place, horizon: Number(horizon) };
}

/** Were tombstones purged that a cursor had not come to? */
export function isExpired(seq: number, known: number, horizon: number): boolean {
  return horizon > Math.max(seq, known);
}
