import { EntitySchema } from 'typeorm';
import type { DocumentMediaType } from '../../../../shared/domain/documents.ts';
import type { ReceivedDocument } from '../../../../shared/protocol/changes.ts';

export interface DocumentRow extends ReceivedDocument {
  readonly mediaType: DocumentMediaType;
  /** Whose branches get it. */
  readonly regional: string;
  /** The one that sent it whole. */
  readonly deviceId: string;
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
  },
});
