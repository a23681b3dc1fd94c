import { EntitySchema } from 'typeorm';

/** A one-time code: of the code itself only its hash is kept. */
export interface EnrolmentCodeRow {
  readonly codeHash: string;
  readonly areaId: string;
  readonly expiresAt: string;
  readonly usedAt: string | null;
  readonly deviceId: string | null;
}

export const enrolmentCodeEntity = new EntitySchema<EnrolmentCodeRow>({
  name: 'enrolment_code',
  columns: {
    codeHash: { type: 'text', primary: true },
    areaId: { type: 'text' },
    expiresAt: { type: 'text' },
    usedAt: { type: 'text', nullable: true },
    deviceId: { type: 'text', nullable: true },
  },
});
