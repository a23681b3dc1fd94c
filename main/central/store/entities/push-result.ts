import { EntitySchema } from 'typeorm';

/** What became of an operation (sync protocol 4): written once, never changed. */
export interface PushResultRow {
  readonly deviceId: string;
  readonly epoch: string;
  readonly seq: number;
  readonly opId: string;
  readonly sha256: string;
  readonly eventHash: string;
  /** `applied`, `conflict` or `rejected`, out of the outcome. */
  readonly status: string;
  /** JSON text. */
  readonly outcome: string;
  readonly receivedAt: string;
}

export const pushResultEntity = new EntitySchema<PushResultRow>({
  name: 'push_result',
  columns: {
    deviceId: { type: 'text', primary: true },
    epoch: { type: 'text', primary: true },
    seq: { type: 'integer', primary: true },
    opId: { type: 'text' },
    sha256: { type: 'text' },
    eventHash: { type: 'text' },
    status: { type: 'text' },
    outcome: { type: 'text' },
    receivedAt: { type: 'text' },
  },
});
