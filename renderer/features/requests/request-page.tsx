import { Anchor, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { formatDateTime } from '../../../shared/domain/dates.ts';
import type { RequestView } from '../../../shared/ipc/views.ts';
import { mayAnswer } from '../../../shared/procedure/outline.ts';
import { query } from '../../bridge/bridge.ts';
import { ErrorState } from '../../components/error-state.tsx';
import { LoadingState } from '../../components/loading-state.tsx';
import { OrderTable } from '../../components/order-table.tsx';
import { PageHeading } from '../../components/page-heading.tsx';
import { ItemTable, Payments } from '../../components/request-tables.tsx';
import { useSession } from '../../components/session.tsx';
import { CaseBadge } from '../../components/status-badge.tsx';
import styles from '../lists.module.css';
import { AnnulmentAction } from './annulment-action.tsx';
import { itemWord } from './item-words.ts';
import { CustomerFacts } from './request-facts.tsx';

function CaseLinks({ cases }: Pick<RequestView, 'cases'>) {
  return (
    <>
      <Title order={2} size="h4">
        Trámites de anulación
      </Title>
      {cases.length === 0 ? (
        <p>Ninguno.</p>
      ) : (
        <ul className={styles.links}>
          {cases.map((each) => (
            <li key={each.caseId}>
              <CaseBadge status={each.status} />
              <Anchor component={Link} to={`/tramites/${each.caseId}`}>
                {each.caseNumber}
              </Anchor>
              <span>
                {each.openedByName}, {each.areaName}, {formatDateTime(each.openedAt)}
              </span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function RequestDetail({ view }: { readonly view: RequestView }) {
  const { user } = useSession();
  // A case begins at either desk: at A.1, or at A.7.
  const mayBegin = user !== null && (mayAnswer(user.role, 'A1') || mayAnswer(user.role, 'A7'));
  return (
    <div className={styles.detail}>
      <PageHeading>Solicitud {view.request.id}</PageHeading>
      <CustomerFacts view={view} />
      {mayBegin && <AnnulmentAction view={view} />}
      <ItemTable items={view.request.items} wordOf={(item) => itemWord(item, view)} />
      <Payments payments={view.request.payments} />
      <OrderTable orders={view.orders} />
      <CaseLinks cases={view.cases} />
    </div>
  );
}

/** One request with its customer, products, payments, orders and cases. */
export function RequestPage() {
  const { requestId = '' } = useParams();
  const found = useQuery({
    queryKey: ['request', requestId],
    queryFn: () => query('getRequest', { requestId }),
  });
  // What was read stays on screen when a renewal fails.
  if (found.data) return <RequestDetail key={requestId} view={found.data} />;
  if (found.isPending) return <LoadingState label="Abriendo la solicitud" />;
  return <ErrorState heading="Solicitud" error={found.error} onRetry={() => void found.refetch()} />;
}
