import { EntitySchema } from 'typeorm';
import type { Instant } from '../../../shared/domain/dates.ts';
import type { ReceivedDocument } from '../../../shared/protocol/changes.ts';

export interface ReceivedDocumentRow extends Omit<ReceivedDocument, 'deletedAt'> {
  /** Null while the central office keeps its content. */
  readonly deletedAt: Instant | null;
}

export function receivedFromRow({ deletedAt, ...document }: ReceivedDocumentRow): ReceivedDocument {
  return deletedAt === null ? document : { ...document, deletedAt };
}

export const receivedDocumentEntity = new EntitySchema<ReceivedDocumentRow>({
  name: 'received_document',
  tableName: 'received_document',
  columns: {
    documentId: { type: 'varchar', primary: true },
    caseId: { type: 'varchar' },
    sha256: { type: 'varchar' },
    bytes: { type: 'integer' },
    receivedAt: { type: 'varchar' },
    deletedAt: { type: 'varchar', nullable: true },
  },
});
