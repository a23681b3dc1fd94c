import type { CaseRow } from '../../shared/ipc/views.ts';
import type { CaseSummaryRow } from './entities/case-summary.ts';

/** How far a case's own events have come, of `case_summary s`. */
export const sendingColumn = `CASE
    WHEN EXISTS (SELECT 1 FROM case_problem p WHERE p.caseId = s.caseId AND p.acknowledged = 0) THEN 'refused'
    WHEN EXISTS (SELECT 1 FROM case_event e WHERE e.caseId = s.caseId AND e.status = 'pending') THEN 'pending'
    ELSE 'sent' END`;

/** A row of `case_summary` as the database answers it. */
export type ListedRow = Omit<CaseSummaryRow, 'queueRoles' | 'refundCents' | 'work'> & {
  readonly queueRoles: string;
  readonly work: string;
  readonly refundCents: number | string;
  readonly sending: CaseRow['sending'];
};

export function toCaseRow({
  queueRoles,
  work,
  refundCents,
  searchText: _searchText,
  ...row
}: ListedRow): CaseRow {
  return {
    ...row,
    queueRoles: JSON.parse(queueRoles),
    work: JSON.parse(work),
    refundCents: Number(refundCents),
  };
}
