import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { CaseRow, CaseView } from '../../../shared/ipc/views.ts';
import { query } from '../../bridge/bridge.ts';
import { Age } from '../../components/age.tsx';
import type { Columns } from '../../components/data-table.tsx';
import { refusalWords } from '../../components/refusal-words.ts';
import { CaseTable } from './case-table.tsx';
import type { CaseRows } from './use-case-rows.ts';

interface AttentionRow extends CaseRow {
  /** Null while it is being read. */
  readonly problem: CaseView['problem'];
}

const columns: Columns<AttentionRow> = [
  {
    id: 'problem',
    accessorFn: ({ problem }) => (problem ? refusalWords(problem.code).title : '…'),
    header: 'Qué pasa',
    meta: { room: 'grow' },
  },
  {
    id: 'winner',
    accessorFn: ({ problem }) =>
      problem?.winner ? `${problem.winner.advisor}, ${problem.winner.areaName}` : '—',
    header: 'Quién fue primero',
    meta: { room: 'grow' },
  },
  {
    id: 'at',
    accessorFn: ({ problem, updatedAt }) => problem?.at ?? updatedAt,
    header: 'Cuándo',
    cell: ({ row: { original } }) => <Age since={original.problem?.at ?? original.updatedAt} />,
  },
  { id: 'customer', accessorKey: 'customer', header: 'Cliente', meta: { room: 'grow' } },
  { id: 'requestId', accessorKey: 'requestId', header: 'Solicitud' },
  { id: 'openedByName', accessorKey: 'openedByName', header: 'Asesor', meta: { room: 'spare' } },
  { id: 'caseNumber', accessorKey: 'caseNumber', header: 'Trámite', meta: { room: 'spare' } },
];

/** The rows with their problems, which stand in the cases themselves: there are few of them. */
function useAttentionRows(rows: readonly CaseRow[]): readonly AttentionRow[] {
  const problems = useQueries({
    queries: rows.map(({ caseId }) => ({
      queryKey: ['case', caseId],
      queryFn: () => query('getCase', { caseId }),
    })),
    combine: (found) => found.map(({ data }) => data?.problem ?? null),
  });
  return useMemo(
    () => rows.map((row, index) => ({ ...row, problem: problems[index] ?? null })),
    [rows, problems],
  );
}

interface AttentionTableProps {
  readonly label: string;
  readonly found: CaseRows;
}

/** What was not accepted, who was first, and when; the case itself tells what to do. */
export function AttentionTable({ label, found }: AttentionTableProps) {
  const rows = useAttentionRows(found.rows);
  return <CaseTable label={label} columns={columns} rows={rows} paging={found} />;
}
