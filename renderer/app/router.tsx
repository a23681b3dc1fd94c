import { createHashRouter, Navigate, type RouterProviderProps } from 'react-router';
import { useSession } from '../components/session.tsx';
import { AttentionPage } from '../features/cases/attention-page.tsx';
import { MyCasesPage } from '../features/cases/my-cases-page.tsx';
import { QueuePage } from '../features/cases/queue-page.tsx';
import { StepCasesPage } from '../features/cases/step-cases-page.tsx';
import { CashierPage } from '../features/cashier/cashier-page.tsx';
import { HandoffsPage } from '../features/incidents/handoffs-page.tsx';
import { ReportPage } from '../features/incidents/report-page.tsx';
import { IndicatorCases } from '../features/indicator/indicator-cases.tsx';
import { WaitingPage } from '../features/indicator/waiting-page.tsx';
import { OutboxPage } from '../features/outbox/outbox-page.tsx';
import { RequestPage } from '../features/requests/request-page.tsx';
import { RequestsPage } from '../features/requests/requests-page.tsx';
import { OrderPage } from '../features/test-desk/order-page.tsx';
import { OrdersPage } from '../features/test-desk/orders-page.tsx';
import { BackupsPage } from '../features/workstation/backups-page.tsx';
import { SourcesPage } from '../features/workstation/sources-page.tsx';
import { CasePage } from '../wizard/case-page.tsx';
import { IdentifyPage } from '../wizard/identify-page.tsx';
import { PageFault } from './page-fault.tsx';
import { homeOf } from './places.ts';
import { Shell } from './shell.tsx';

function Home() {
  const { user } = useSession();
  return <Navigate to={user ? homeOf(user.role) : '/solicitudes'} replace />;
}

/** Addresses stand behind the `#`, as the page itself is a single file of the bundle. */
export function createAppRouter(): RouterProviderProps['router'] {
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
            { path: 'reporte', element: <ReportPage /> },
            { path: 'derivaciones', element: <HandoffsPage /> },
            { path: 'ordenes', element: <OrdersPage /> },
            { path: 'ordenes/:caseId/:number', element: <OrderPage /> },
            { path: 'caja', element: <CashierPage /> },
            // The charts' library weighs as much as all other pages together, and the head alone has charts.
            {
              path: 'indicador',
              lazy: async () => ({
                Component: (await import('../features/indicator/indicator-page.tsx')).IndicatorPage,
              }),
            },
            { path: 'indicador/:month', element: <IndicatorCases /> },
            { path: 'esperas', element: <WaitingPage /> },
            { path: 'esperas/:step', element: <StepCasesPage /> },
            { path: 'solicitudes', element: <RequestsPage /> },
            { path: 'solicitudes/:requestId', element: <RequestPage /> },
            { path: 'envio', element: <OutboxPage /> },
            { path: 'copias', element: <BackupsPage /> },
            { path: 'fuentes', element: <SourcesPage /> },
            { path: '*', element: <Home /> },
          ],
        },
      ],
    },
  ]);
}
