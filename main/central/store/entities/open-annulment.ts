import { EntitySchema } from 'typeorm';

/** A registered annulment's hold on an item. A partial unique index lets an item be held once (sync protocol 8). */
export interface OpenAnnulmentRow {
  readonly itemId: string;
  readonly caseId: string;
  readonly caseNumber: string;
  readonly advisor: string;
  readonly areaName: string;
  readonly at: string;
  readonly state: 'open' | 'closed';
}

export const openAnnulmentEntity = new EntitySchema<OpenAnnulmentRow>({
  name: 'open_annulment',
  columns: {
    itemId: { type: 'text', primary: true },
    caseId: { type: 'text', primary: true },
    caseNumber: { type: 'text' },
    advisor: { type: 'text' },
    areaName: { type: 'text' },
    at: { type: 'text' },
    state: { type: 'text' },
  },
});
