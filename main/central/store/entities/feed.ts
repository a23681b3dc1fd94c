import { EntitySchema } from 'typeorm';

/** One row a record and scope: a change takes the old row away, so that a new device gets no history. */
export interface FeedEntry {
  readonly seq: number;
  /** A regional, or `*` for everybody. */
  readonly scope: string;
  readonly kind: string;
  readonly key: string;
  /** 1: the record is gone from this scope. */
  readonly deleted: number;
}

export const feedEntity = new EntitySchema<FeedEntry>({
  name: 'feed',
  columns: {
    // PostgreSQL's driver reads a bigint as text.
    seq: {
      type: 'bigint',
      primary: true,
      generated: 'increment',
      transformer: { to: (seq: number) => seq, from: Number },
    },
    scope: { type: 'text' },
    kind: { type: 'text' },
    key: { type: 'text' },
    deleted: { type: 'integer' },
  },
});
