import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { RequestOf } from '../../../shared/ipc/contract.ts';
import { query } from '../../bridge/bridge.ts';

type After = RequestOf<'listRequests'>['after'];

/** Service requests that a text finds, newest first, fifty at a time. */
export function useRequestRows(text: string) {
  const found = useInfiniteQuery({
    queryKey: ['requests', 'list', text],
    queryFn: ({ pageParam }) => query('listRequests', { text, after: pageParam }),
    initialPageParam: null as After,
    getNextPageParam: ({ rows, more }): After => {
      const last = rows.at(-1);
      return more && last ? { registeredAt: last.registeredAt, requestId: last.requestId } : null;
    },
    placeholderData: keepPreviousData,
  });
  const pages = found.data?.pages;
  const rows = useMemo(() => pages?.flatMap((page) => page.rows) ?? [], [pages]);
  return { ...found, rows };
}
