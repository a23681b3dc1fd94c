import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { RequestOf } from '../../../shared/ipc/contract.ts';
import { query } from '../../bridge/bridge.ts';

type Request = RequestOf<'listIndicatorCases'>;

/** The cases that an indicator counts, a page at a time, renewed when cases change. */
export function useIndicatorCases(of: Omit<Request, 'after'>) {
  const found = useInfiniteQuery({
    queryKey: ['cases', 'indicator-cases', of],
    queryFn: ({ pageParam }) => query('listIndicatorCases', { ...of, after: pageParam }),
    initialPageParam: null as Request['after'],
    getNextPageParam: ({ rows, more }): Request['after'] => {
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
