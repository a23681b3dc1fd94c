import { EntitySchema } from 'typeorm';

/** A single row: which database this is, as cursors and devices know it. */
export interface ServerStateRow {
  readonly id: number;
  readonly serverEpoch: string;
  /** How often the feed was dated anew (PostgreSQL alone). */
  readonly feedGeneration: number;
}

export const serverStateEntity = new EntitySchema<ServerStateRow>({
  name: 'server_state',
  columns: {
    id: { type: 'integer', primary: true },
    serverEpoch: { type: 'text' },
    feedGeneration: { type: 'integer', default: 0 },
  },
});
