import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { query } from '../../bridge/bridge.ts';
import { ErrorState } from '../../components/error-state.tsx';
import { LoadingState } from '../../components/loading-state.tsx';
import { useSession } from '../../components/session.tsx';
import { StoragePage } from './storage-page.tsx';

/** Before anybody signs in: where the system keeps no secrets, the workstation's passphrase is asked for, once at each start (R10). */
export function StorageGate({ children }: { readonly children: ReactNode }) {
  const { deviceCode } = useSession();
  const [isPutOff, setPutOff] = useState(false);
  const found = useQuery({ queryKey: ['storage'], queryFn: () => query('getStorage', {}) });
  if (found.isError)
    return <ErrorState heading="Reversa" error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <LoadingState label="Abriendo Reversa" />;
  const { state } = found.data;
  const isAsked = state === 'locked' || state === 'damaged' || (state === 'unset' && deviceCode === null);
  if (!isAsked || isPutOff) return children;
  return <StoragePage state={state} onPutOff={() => setPutOff(true)} />;
}
