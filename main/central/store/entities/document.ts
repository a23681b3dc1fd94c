import { EntitySchema } from 'typeorm';
import type { Instant } from '../../../../shared/domain/dates.ts';
import type { DocumentKind, DocumentMediaType } from '../../../../shared/domain/documents.ts';
import type { ReceivedDocument } from '../../../../shared/protocol/changes.ts';

export interface DocumentRow extends Omit<ReceivedDocument, 'deletedAt'> {
  readonly mediaType: DocumentMediaType;
  /** Whose branches get it. */
  readonly regional: string;
  /** The one that sent it whole. */
  readonly deviceId: string;
  /** Null until housekeeping read it off its case's log. */
  readonly kind: DocumentKind | null;
  /** Its content is gone since then: its time was over. */
  readonly deletedAt: Instant | null;
}

export const documentEntity = new EntitySchema<DocumentRow>({
  name: 'document',
  tableName: 'document',
  columns: {
    documentId: { type: 'text', primary: true },
    caseId: { type: 'text' },
    sha256: { type: 'text' },
    bytes: { type: 'integer' },
    mediaType: { type: 'text' },
    regional: { type: 'text' },
    deviceId: { type: 'text' },
    receivedAt: { type: 'text' },
    kind: { type: 'text', nullable: true },
    deletedAt: { type: 'text', nullable: true },
  },
});
