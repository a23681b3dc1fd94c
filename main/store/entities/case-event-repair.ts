import { EntitySchema } from 'typeorm';

/** The events whose rows may be replaced now: filled and emptied within one transaction, as damage is put right. */
export interface CaseEventRepairRow {
  readonly eventId: string;
}

export const caseEventRepairEntity = new EntitySchema<CaseEventRepairRow>({
  name: 'case_event_repair',
  tableName: 'case_event_repair',
  columns: { eventId: { type: 'text', primary: true } },
});
