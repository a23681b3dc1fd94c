import { useQuery } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext } from 'react';
import type { Session } from '../../shared/ipc/views.ts';
import { query } from '../bridge/bridge.ts';

const SessionContext = createContext<Session | null>(null);

export function useSessionQuery() {
  return useQuery({ queryKey: ['session'], queryFn: () => query('getSession', {}) });
}

export function SessionProvider({
  session,
  children,
}: {
  readonly session: Session;
  readonly children: ReactNode;
}) {
  return <SessionContext value={session}>{children}</SessionContext>;
}

/** Workstation and user, as the main process says. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === null) throw new Error('The session is used outside of its provider');
  return session;
}
