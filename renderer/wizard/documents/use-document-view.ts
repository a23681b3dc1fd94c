import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { ErrorOf, RouterError } from '../../../shared/ipc/contract.ts';
import { BridgeError, call, query } from '../../bridge/bridge.ts';

export type ViewError = ErrorOf<'openDocument'> | ErrorOf<'drawPage'> | RouterError;

/** Asked for once: looking away and back is no second opening, and nothing is kept after it left the screen. */
const once = {
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: 0,
  retry: false,
  refetchOnWindowFocus: false,
  refetchOnReconnect: false,
} as const;

export function viewErrorOf(error: Error): ViewError {
  return error instanceof BridgeError ? error.code : 'failed';
}

/** Opens a document as long as the component is on screen: one entry of the log, whatever is done with it (R11). */
export function useDocumentView(caseId: string, documentId: string) {
  const opened = useQuery({
    queryKey: ['document', caseId, documentId],
    queryFn: async ({ signal }) => {
      const view = await query('openDocument', { caseId, documentId });
      // Whoever closed the dialog meanwhile will not close a view that came too late.
      if (signal.aborted) void call('closeDocument', { viewId: view.viewId });
      return view;
    },
    ...once,
  });
  const viewId = opened.data?.viewId;
  useEffect(() => {
    if (viewId === undefined) return undefined;
    return () => void call('closeDocument', { viewId });
  }, [viewId]);
  return opened;
}

/** One page, drawn `width` pixels wide; the picture before stands until a sharper one is there, but never another page's. */
export function useDrawnPage(viewId: string, page: number, width: number | null) {
  return useQuery({
    queryKey: ['document-page', viewId, page, width],
    queryFn: () => query('drawPage', { viewId, page, width: width ?? 0 }),
    enabled: width !== null,
    ...once,
    placeholderData: (before, of) => (of?.queryKey[2] === page ? before : undefined),
  });
}
