import { MantineProvider } from '@mantine/core';
import { type QueryClient, QueryClientProvider, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useEffect } from 'react';
import { ErrorState } from '../components/error-state.tsx';
import { LoadingState } from '../components/loading-state.tsx';
import { SessionProvider, useSessionQuery } from '../components/session.tsx';
import { ShortcutProvider } from '../components/shortcuts.tsx';
import { SignInPage } from '../features/sign-in/sign-in-page.tsx';
import { StorageGate } from '../features/storage/storage-gate.tsx';
import { theme } from './theme.ts';

/** What the next person at the workstation may keep: it says nothing about anybody. */
const impersonal: readonly unknown[] = ['session', 'line', 'storage'];

const loadPages = () => import('./personal-pages.tsx');
/** Nobody waits for them before the first screen: they are most of the bundle. */
const PersonalPages = lazy(() => loadPages().then((pages) => ({ default: pages.PersonalPages })));

/** While somebody signs in, what comes next is fetched. */
function usePagesFetched(isThere: boolean): void {
  useEffect(() => {
    if (!isThere) return undefined;
    const request = requestIdleCallback(() => void loadPages());
    return () => cancelIdleCallback(request);
  }, [isThere]);
}

/** When a person leaves, what was theirs is gone, and the next one begins at home. */
function useFreshStart(isAnybodyIn: boolean): void {
  const client = useQueryClient();
  useEffect(() => {
    if (isAnybodyIn) return;
    client.removeQueries({ predicate: ({ queryKey }) => !impersonal.includes(queryKey[0]) });
    // The next person's router begins at the address that it finds.
    window.history.replaceState(null, '', '#/');
  }, [isAnybodyIn, client]);
}

function Gate() {
  const session = useSessionQuery();
  // Before the session is known the address is kept: after a crash of the window it leads back to the case.
  useFreshStart(session.data === undefined || session.data.user !== null);
  usePagesFetched(session.data !== undefined);
  // What was known of the session goes on: a failed look at it must not take a case off the screen.
  if (session.data) {
    const { user, locked } = session.data;
    return (
      <SessionProvider session={session.data}>
        <Suspense fallback={locked ? null : <LoadingState label="Abriendo Reversa" />}>
          {user && <PersonalPages key={`pages of ${user.userId}`} locked={locked} />}
        </Suspense>
        {(user === null || locked) && (
          <StorageGate>
            <SignInPage key={user ? `return of ${user.userId}` : 'entrance'} />
          </StorageGate>
        )}
      </SessionProvider>
    );
  }
  if (session.isError)
    return <ErrorState heading="Reversa" error={session.error} onRetry={() => void session.refetch()} />;
  return <LoadingState label="Abriendo Reversa" />;
}

interface AppProps {
  readonly client: QueryClient;
}

/** The whole window. Colours and variables are in the bundle's css: no style element is ever made. */
export function App({ client }: AppProps) {
  return (
    <QueryClientProvider client={client}>
      <MantineProvider
        theme={theme}
        withCssVariables={false}
        withGlobalClasses={false}
        defaultColorScheme="auto"
      >
        <ShortcutProvider>
          <Gate />
        </ShortcutProvider>
      </MantineProvider>
    </QueryClientProvider>
  );
}
