import { createHashRouter, Navigate, type RouterProviderProps } from 'react-router';
import { useSession } from '../components/session.tsx';
import { AttentionPage } from '../features/cases/attention-page.tsx';
import { MyCasesPage } from '../features/cases/my-cases-page.tsx';
import { QueuePage } from '../features/cases/queue-page.tsx';
import { OutboxPage } from '../features/outbox/outbox-page.tsx';
import { RequestPage } from '../features/requests/request-page.tsx';
import { RequestsPage } from '../features/requests/requests-page.tsx';
import { CasePage } from '../wizard/case-page.tsx';
import { IdentifyPage } from '../wizard/identify-page.tsx';
import { PageFault } from './page-fault.tsx';
import { homeOf } from './places.ts';
import { Shell } from './shell.tsx';

function Home() {
  const { user } = useSession();
  return <Navigate to={user ? homeOf(user.role) : '/solicitudes'} replace />;
}

export type AppRouter = RouterProviderProps['router'];

/** Addresses stand behind the `#`, as the page itself is a single file of the bundle. */
export function createAppRouter(): AppRouter {
  return createHashRouter([
    {
      element: <Shell />,
      errorElement: <PageFault />,
      children: [
        {
          errorElement: <PageFault />,
          children: [
            { index: true, element: <Home /> },
            { path: 'nuevo', element: <IdentifyPage /> },
            { path: 'tramites', element: <MyCasesPage /> },
            { path: 'tramites/:caseId', element: <CasePage /> },
            { path: 'cola', element: <QueuePage /> },
            { path: 'atencion', element: <AttentionPage /> },
            { path: 'solicitudes', element: <RequestsPage /> },
            { path: 'solicitudes/:requestId', element: <RequestPage /> },
            { path: 'envio', element: <OutboxPage /> },
            { path: '*', element: <Home /> },
          ],
        },
      ],
    },
  ]);
}
