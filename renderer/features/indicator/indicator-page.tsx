import { Button } from '@mantine/core';
import { IconFileTypePdf, IconFilterOff, IconTable } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { businessMonth } from '../../../shared/domain/months.ts';
import { type IndicatorCount, indicatorOf } from '../../../shared/procedure/indicator.ts';
import { formatCount, indicatorWords } from '../../../shared/procedure/indicator-words.ts';
import { query } from '../../bridge/bridge.ts';
import { Banner } from '../../components/banner.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { LoadingState } from '../../components/loading-state.tsx';
import { PageHeading } from '../../components/page-heading.tsx';
import lists from '../lists.module.css';
import styles from './indicator.module.css';
import { IndicatorViews } from './indicator-views.tsx';
import { PeriodControls } from './period-controls.tsx';
import { type Only, useIndicatorAddress } from './use-indicator-address.ts';
import { useIndicatorExport } from './use-indicator-export.ts';

function Summary({ counts }: { readonly counts: readonly IndicatorCount[] }) {
  const whole = indicatorOf(counts);
  return (
    <p className={styles.summary} role="status">
      <span className={styles.whole}>{indicatorWords(whole)}</span>
      <span>
        {formatCount(whole.effective)} de {formatCount(whole.total)} solicitudes anuladas en el período
      </span>
    </p>
  );
}

interface OnlyBarProps {
  readonly counts: readonly IndicatorCount[];
  readonly only: Only;
  readonly onOnly: (only: Only) => void;
}

/** What the figures are limited to, and the way back to all of them. */
function OnlyBar({ counts, only: { areaId, advisorId }, onOnly }: OnlyBarProps) {
  if (areaId === null && advisorId === null) return null;
  const area = areaId === null ? null : (counts.find((count) => count.areaId === areaId)?.areaName ?? areaId);
  const advisor =
    advisorId === null
      ? null
      : (counts.find((count) => count.advisorId === advisorId)?.advisorName ?? advisorId);
  return (
    <div className={styles.summary}>
      <span>Solo: {[area, advisor].filter((each) => each !== null).join(', ')}</span>
      <Button
        variant="default"
        size="compact-md"
        leftSection={<IconFilterOff size={16} aria-hidden="true" />}
        onClick={() => onOnly({ areaId: null, advisorId: null })}
      >
        Ver todos
      </Button>
    </div>
  );
}

/** The division's indicator (COM-DSC-P06 III.2): its months, areas and advisors, down to the cases. */
export function IndicatorPage() {
  const [here] = useState(() => businessMonth(new Date().toISOString()));
  const { period, view, only, setPeriod, setView, showOnly } = useIndicatorAddress(here);
  const found = useQuery({
    queryKey: ['cases', 'indicator', period],
    queryFn: () => query('getIndicator', period),
    placeholderData: keepPreviousData,
  });
  const exported = useIndicatorExport(period);
  const all = found.data?.counts;
  const counts = useMemo(
    () =>
      (all ?? []).filter(
        ({ areaId, advisorId }) =>
          (only.areaId ?? areaId) === areaId && (only.advisorId ?? advisorId) === advisorId,
      ),
    [all, only.areaId, only.advisorId],
  );
  return (
    <div className={lists.page}>
      {/* A step into the figures of one area or advisor is a page of its own: it has the focus. */}
      <PageHeading key={`${only.areaId} ${only.advisorId}`}>Indicador de anulaciones</PageHeading>
      <div className={styles.controls}>
        <PeriodControls period={period} thisMonth={found.data?.thisMonth ?? here} onChange={setPeriod} />
        <div className={styles.actions}>
          <Button
            variant="default"
            leftSection={<IconTable size={18} aria-hidden="true" />}
            loading={exported.making === 'xlsx'}
            onClick={() => exported.start('xlsx')}
          >
            Exportar a Excel
          </Button>
          <Button
            variant="default"
            leftSection={<IconFileTypePdf size={18} aria-hidden="true" />}
            loading={exported.making === 'pdf'}
            onClick={() => exported.start('pdf')}
          >
            Guardar en PDF (F4)
          </Button>
        </div>
      </div>
      {exported.failed && (
        <Banner kind="error" title="No se pudo guardar el archivo">
          Elija otra carpeta o cierre el archivo si está abierto, y vuelva a intentar.
        </Banner>
      )}
      {exported.saved && <Banner kind="success" title="Archivo guardado" />}
      <OnlyBar counts={all ?? []} only={only} onOnly={showOnly} />
      {found.isPending && <LoadingState label="Contando los trámites" />}
      {found.isError && !found.data && (
        <ErrorState error={found.error} onRetry={() => void found.refetch()} />
      )}
      {found.data && counts.length === 0 && (
        <EmptyState title="Sin solicitudes en este período">
          El indicador aparece aquí con la primera anulación que se comienza; elija otros meses para ver los
          anteriores.
        </EmptyState>
      )}
      {counts.length > 0 && (
        <>
          <Summary counts={counts} />
          <IndicatorViews
            counts={counts}
            period={period}
            only={only}
            onOnly={showOnly}
            view={view}
            onView={setView}
          />
        </>
      )}
    </div>
  );
}
