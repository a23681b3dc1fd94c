import { EntitySchema } from 'typeorm';

// PostgreSQL's driver reads a bigint as text.
const seq = {
  type: 'bigint',
  transformer: { to: (value: number) => value, from: Number },
} as const;

/** How far the feed had come at a moment: a tombstone up to there is at least as old. */
export interface FeedMarkRow {
  readonly at: string;
  readonly seq: number;
}

export const feedMarkEntity = new EntitySchema<FeedMarkRow>({
  name: 'feed_mark',
  columns: { at: { type: 'text', primary: true }, seq },
});

/** The last tombstone of a scope that is gone from the feed. */
export interface FeedHorizonRow {
  readonly scope: string;
  readonly seq: number;
}

export const feedHorizonEntity = new EntitySchema<FeedHorizonRow>({
  name: 'feed_horizon',
  columns: { scope: { type: 'text', primary: true }, seq },
});
