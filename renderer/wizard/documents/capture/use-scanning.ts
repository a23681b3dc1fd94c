import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { DocumentKind } from '../../../../shared/domain/documents.ts';
import type { ScanOptions } from '../../../../shared/ipc/source-schemas.ts';
import { call, query } from '../../../bridge/bridge.ts';
import type { Tray } from './use-tray.ts';

/** Milliseconds between two looks at how far a scan is. */
const lookEvery = 700;

interface Scan {
  readonly scannerId: string;
  readonly options: ScanOptions;
  readonly replaces: string | null;
}

/** A scan that runs: it goes on while other pages are looked at, and is cancelled when the screen is left. */
export function useScanning(caseId: string, kind: DocumentKind, tray: Tray) {
  const scanning = useMutation({
    mutationFn: ({ scannerId, options, replaces }: Scan) =>
      call('scan', { caseId, kind, scannerId, options, replaces }),
    onSuccess: (answer) => {
      if (answer.ok) tray.show(answer.value);
      else {
        // What came before the fault stays.
        void tray.renew();
        tray.tellFailure(answer.error);
      }
    },
  });
  const isScanning = scanning.isPending;
  const progress = useQuery({
    queryKey: ['scan-progress'],
    queryFn: () => query('getScanProgress', {}),
    enabled: isScanning,
    refetchInterval: lookEvery,
    staleTime: 0,
    gcTime: 0,
  });
  const pages = isScanning ? (progress.data?.pages ?? 0) : 0;
  const renew = useRef(tray.renew);
  renew.current = tray.renew;
  useEffect(() => {
    if (pages > 0) void renew.current();
  }, [pages]);
  const runs = useRef(isScanning);
  runs.current = isScanning;
  useEffect(
    () => () => {
      if (runs.current) void call('cancelScan', {});
    },
    [],
  );
  return {
    isScanning,
    pages,
    cancel: () => void call('cancelScan', {}),
    start: (scan: Scan) => scanning.mutateAsync(scan),
  };
}

export type Scanning = ReturnType<typeof useScanning>;
