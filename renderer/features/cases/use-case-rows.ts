import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { RequestOf } from '../../../shared/ipc/contract.ts';
import { query } from '../../bridge/bridge.ts';

type Filter = Pick<RequestOf<'listCases'>, 'list' | 'status' | 'step' | 'text'>;
type After = RequestOf<'listCases'>['after'];

export type CaseRows = ReturnType<typeof useCaseRows>;

/** A list of cases, a page at a time, renewed when cases change. */
export function useCaseRows(filter: Filter) {
  const found = useInfiniteQuery({
    queryKey: ['cases', filter],
    queryFn: ({ pageParam }) => query('listCases', { ...filter, after: pageParam }),
    initialPageParam: null as After,
    getNextPageParam: ({ rows, more }): After => {
      const last = rows.at(-1);
      return more && last ? { updatedAt: last.updatedAt, caseId: last.caseId } : null;
    },
    placeholderData: keepPreviousData,
  });
  const pages = found.data?.pages;
  // The same array while nothing changed: the table sorts anew for every other one.
  const rows = useMemo(() => pages?.flatMap((page) => page.rows) ?? [], [pages]);
  return { ...found, rows };
}
