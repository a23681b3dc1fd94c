import { EntitySchema } from 'typeorm';

/** What a page of a document that was attached here looks like. */
export interface PageLookRow {
  readonly documentId: string;
  /** From 1. */
  readonly page: number;
  readonly caseId: string;
  /** JSON text: as it was taken, and as it was adjusted. */
  readonly fingerprints: string;
}

export const pageLookEntity = new EntitySchema<PageLookRow>({
  name: 'page_look',
  tableName: 'page_look',
  columns: {
    documentId: { type: 'varchar', primary: true },
    page: { type: 'integer', primary: true },
    caseId: { type: 'varchar' },
    fingerprints: { type: 'text' },
  },
});
