import { EntitySchema } from 'typeorm';

/** A workstation's row. */
export interface DeviceRow {
  readonly id: string;
  readonly code: string;
  readonly areaId: string;
  /** JWK as JSON text. */
  readonly publicKey: string;
  readonly epoch: string | null;
  readonly lastSeq: number;
  readonly revokedAt: string | null;
}

export const deviceEntity = new EntitySchema<DeviceRow>({
  name: 'device',
  columns: {
    id: { type: 'text', primary: true },
    code: { type: 'text' },
    areaId: { type: 'text' },
    publicKey: { type: 'text' },
    epoch: { type: 'text', nullable: true },
    lastSeq: { type: 'integer' },
    revokedAt: { type: 'text', nullable: true },
  },
});
