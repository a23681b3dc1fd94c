import { EntitySchema } from 'typeorm';
import type { Instant } from '../../../../shared/domain/dates.ts';

/** What was deleted, when, by which rule: a row is written once and stays. It names nobody. */
export interface DocumentDeletionRow {
  readonly documentId: string;
  readonly caseId: string;
  readonly sha256: string;
  readonly bytes: number;
  /** `identity-card-copy 365`: kind and days; `not-attached 30` for one that no case names. */
  readonly rule: string;
  /** Since when its time was counted. */
  readonly countedFrom: Instant;
  readonly deletedAt: Instant;
  /** `housekeeping`. */
  readonly deletedBy: string;
}

export const documentDeletionEntity = new EntitySchema<DocumentDeletionRow>({
  name: 'document_deletion',
  tableName: 'document_deletion',
  columns: {
    documentId: { type: 'text', primary: true },
    caseId: { type: 'text' },
    sha256: { type: 'text' },
    bytes: { type: 'integer' },
    rule: { type: 'text' },
    countedFrom: { type: 'text' },
    deletedAt: { type: 'text' },
    deletedBy: { type: 'text' },
  },
});
