import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { RequestOf } from '../../../shared/ipc/contract.ts';
import { query } from '../../bridge/bridge.ts';
import { recentNames } from './order-words.ts';

type Filter = RequestOf<'listOrders'>;

/** The autonomous orders of one's own area, renewed when cases change. */
export function useOrders(filter: Filter) {
  return useQuery({
    queryKey: ['cases', 'orders', filter],
    queryFn: () => query('listOrders', filter),
    placeholderData: keepPreviousData,
  });
}

/** Names that the area gave its orders to, the latest first (COM-DSC-P06 B.9). */
export function useRecentNames(): readonly string[] {
  const open = useOrders({ state: 'open', text: '' }).data?.rows;
  const closed = useOrders({ state: 'closed', text: '' }).data?.rows;
  return useMemo(() => recentNames([...(open ?? []), ...(closed ?? [])]), [open, closed]);
}
