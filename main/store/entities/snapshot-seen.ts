import { EntitySchema } from 'typeorm';

/** A record that the snapshot under way brought; what it did not bring is gone at the central office. */
export interface SnapshotSeenRow {
  readonly kind: string;
  readonly key: string;
}

export const snapshotSeenEntity = new EntitySchema<SnapshotSeenRow>({
  name: 'snapshot_seen',
  tableName: 'snapshot_seen',
  columns: { kind: { type: 'varchar', primary: true }, key: { type: 'varchar', primary: true } },
});
