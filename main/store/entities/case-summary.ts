import { EntitySchema } from 'typeorm';
import { foldText } from '../../../shared/domain/text.ts';
import type { CaseSummary } from '../../../shared/procedure/summary.ts';

/** The projection of a case's log for lists, renewed with every event. */
export interface CaseSummaryRow extends CaseSummary {
  /** Folded words of customer, identity, case and request number, to be searched. */
  readonly searchText: string;
}

export const caseSummaryEntity = new EntitySchema<CaseSummaryRow>({
  name: 'case_summary',
  tableName: 'case_summary',
  columns: {
    caseId: { type: 'varchar', primary: true },
    caseNumber: { type: 'varchar' },
    requestId: { type: 'varchar' },
    customer: { type: 'varchar' },
    identity: { type: 'varchar' },
    status: { type: 'varchar' },
    step: { type: 'varchar', nullable: true },
    queueRoles: { type: 'simple-json' },
    openedBy: { type: 'varchar' },
    openedByName: { type: 'varchar' },
    areaId: { type: 'varchar' },
    areaName: { type: 'varchar' },
    openedAt: { type: 'varchar' },
    updatedAt: { type: 'varchar' },
    notificationNumber: { type: 'varchar', nullable: true },
    // PostgreSQL's integer ends at Bs 21 million, and its driver reads a bigint as text.
    refundCents: { type: 'bigint', transformer: { to: (cents: number) => cents, from: Number } },
    motive: { type: 'varchar', nullable: true },
    annulmentType: { type: 'varchar', nullable: true },
    process: { type: 'varchar', nullable: true },
    centre: { type: 'varchar', nullable: true },
    holderId: { type: 'varchar', nullable: true },
    holderName: { type: 'varchar', nullable: true },
    heldAt: { type: 'varchar', nullable: true },
    waitingSince: { type: 'varchar' },
    outcome: { type: 'varchar', nullable: true },
    endedAt: { type: 'varchar', nullable: true },
    annulledAt: { type: 'varchar', nullable: true },
    work: { type: 'simple-json' },
    searchText: { type: 'text' },
  },
});

export function caseSummaryToRow(summary: CaseSummary): CaseSummaryRow {
  const { customer, identity, caseNumber, requestId } = summary;
  return { ...summary, searchText: foldText(`${customer} ${identity} ${caseNumber} ${requestId}`) };
}

export function caseSummaryFromRow(row: CaseSummaryRow): CaseSummary {
  const { searchText: _searchText, ...summary } = row;
  return summary;
}
