import { Button } from '@mantine/core';
import { useNavigate, useParams } from 'react-router';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { LoadingState } from '../../components/loading-state.tsx';
import { PageHeading } from '../../components/page-heading.tsx';
import { useCaseView } from '../../wizard/use-case-view.ts';
import styles from '../lists.module.css';
import { OrderDesk } from './order-desk.tsx';

function NoSuchOrder({ number }: { readonly number: string }) {
  const navigate = useNavigate();
  return (
    <div className={styles.page}>
      <PageHeading>Orden autónoma {number}</PageHeading>
      <EmptyState
        title="El trámite no tiene esta orden"
        action={
          <Button size="md" onClick={() => void navigate('/ordenes')}>
            Órdenes autónomas
          </Button>
        }
      >
        Búsquela en la lista de su área.
      </EmptyState>
    </div>
  );
}

/** One autonomous order with its case. */
export function OrderPage() {
  const { caseId = '', number = '' } = useParams();
  const found = useCaseView(caseId);
  // What was read, and what is half typed on it, stays on screen when a renewal fails.
  if (found.data) {
    const order = found.data.state.orders.find((each) => each.number === number);
    return order ? (
      <OrderDesk key={number} view={found.data} order={order} />
    ) : (
      <NoSuchOrder number={number} />
    );
  }
  if (found.isPending) return <LoadingState label="Abriendo la orden" />;
  return <ErrorState heading="Orden autónoma" error={found.error} onRetry={() => void found.refetch()} />;
}
