import { EntitySchema } from 'typeorm';

/** A document that is put together and not in a log yet: what of it is kept after a kill is found by this row. */
export interface BegunDocumentRow {
  readonly documentId: string;
  readonly caseId: string;
}

export const begunDocumentEntity = new EntitySchema<BegunDocumentRow>({
  name: 'begun_document',
  tableName: 'begun_document',
  columns: {
    documentId: { type: 'varchar', primary: true },
    caseId: { type: 'varchar' },
  },
});
