import { EntitySchema } from 'typeorm';
import type { ReceivedDocument } from '../../../shared/protocol/changes.ts';

export const receivedDocumentEntity = new EntitySchema<ReceivedDocument>({
  name: 'received_document',
  tableName: 'received_document',
  columns: {
    documentId: { type: 'varchar', primary: true },
    caseId: { type: 'varchar' },
    sha256: { type: 'varchar' },
    bytes: { type: 'integer' },
    receivedAt: { type: 'varchar' },
  },
});
