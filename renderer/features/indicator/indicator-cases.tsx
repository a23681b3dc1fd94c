import { Button } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { Navigate, useNavigate, useParams, useSearchParams } from 'react-router';
import { formatMonth, type Month, monthSchema } from '../../../shared/domain/months.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { LoadingState } from '../../components/loading-state.tsx';
import { PageHeading } from '../../components/page-heading.tsx';
import { CaseTable } from '../cases/case-table.tsx';
import lists from '../lists.module.css';
import styles from './indicator.module.css';
import { indicatorCaseColumns } from './indicator-case-columns.tsx';
import { useIndicatorCases } from './use-indicator-cases.ts';

function MonthCases({ month }: { readonly month: Month }) {
  const navigate = useNavigate();
  const [address] = useSearchParams();
  const [areaId, advisorId] = [address.get('area'), address.get('asesor')];
  const found = useIndicatorCases({ month, areaId, advisorId });
  const heading = `Solicitudes de anulación de ${formatMonth(month)}`;
  const [first] = found.rows;
  const only = [
    areaId === null ? null : (first?.areaName ?? areaId),
    advisorId === null ? null : (first?.openedByName ?? advisorId),
  ].filter((each) => each !== null);
  return (
    <div className={lists.page}>
      <PageHeading>{heading}</PageHeading>
      <div className={styles.summary}>
        <Button
          variant="default"
          leftSection={<IconArrowLeft size={16} aria-hidden="true" />}
          onClick={() => void navigate(-1)}
        >
          Volver al indicador
        </Button>
        {only.length > 0 && <span>Solo: {only.join(', ')}</span>}
      </div>
      {found.isPending && <LoadingState label="Leyendo los trámites" />}
      {found.isError && !found.data && (
        <ErrorState error={found.error} onRetry={() => void found.refetch()} />
      )}
      {found.isSuccess && found.rows.length === 0 && (
        <EmptyState title="Sin solicitudes">En este mes no se comenzó ninguna anulación.</EmptyState>
      )}
      {found.rows.length > 0 && (
        <CaseTable label={heading} columns={indicatorCaseColumns} rows={found.rows} paging={found} />
      )}
    </div>
  );
}

/** The cases of one month that the indicator counts, of one area or advisor if the address names them: `/indicador/:month`. */
export function IndicatorCases() {
  const month = monthSchema.safeParse(useParams().month);
  return month.success ? <MonthCases month={month.data} /> : <Navigate to="/indicador" replace />;
}
