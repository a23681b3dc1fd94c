import { EntitySchema } from 'typeorm';

/** Unfinished input of a step, as it was typed (U4). */
export interface DraftRow {
  /** Empty while the case is not opened yet. */
  readonly caseId: string;
  readonly userId: string;
  readonly step: string;
  /** JSON text. */
  readonly input: string;
  readonly savedAt: string;
}

export const draftEntity = new EntitySchema<DraftRow>({
  name: 'draft',
  tableName: 'draft',
  columns: {
    caseId: { type: 'varchar', primary: true },
    userId: { type: 'varchar', primary: true },
    step: { type: 'varchar', primary: true },
    input: { type: 'text' },
    savedAt: { type: 'varchar' },
  },
});
