import { EntitySchema } from 'typeorm';
import type { DocumentUpload } from '../branch-store.ts';

export const documentUploadEntity = new EntitySchema<DocumentUpload>({
  name: 'document_upload',
  tableName: 'document_upload',
  columns: {
    documentId: { type: 'varchar', primary: true },
    caseId: { type: 'varchar' },
    eventId: { type: 'varchar' },
    sha256: { type: 'varchar' },
    bytes: { type: 'integer' },
    mediaType: { type: 'varchar' },
    uploadUrl: { type: 'varchar', nullable: true },
    state: { type: 'varchar', default: 'waiting' },
    attempts: { type: 'integer', default: 0 },
    lastError: { type: 'varchar', nullable: true },
    createdAt: { type: 'varchar' },
    doneAt: { type: 'varchar', nullable: true },
  },
});
