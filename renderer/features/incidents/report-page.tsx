import { Anchor } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { CaseRow } from '../../../shared/ipc/views.ts';
import { mayAnswer, stepHeading } from '../../../shared/procedure/outline.ts';
import { query } from '../../bridge/bridge.ts';
import { Banner } from '../../components/banner.tsx';
import { DataTable, type TableSort } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { LoadingState } from '../../components/loading-state.tsx';
import { PageHeading } from '../../components/page-heading.tsx';
import { refusalWords } from '../../components/refusal-words.ts';
import { useSession } from '../../components/session.tsx';
import { useShortcut } from '../../components/shortcuts.tsx';
import { focusFirstRow, ListTotal } from '../list-total.tsx';
import lists from '../lists.module.css';
import styles from './incidents.module.css';
import { reportColumnsFor } from './report-columns.tsx';
import { ReportExports } from './report-exports.tsx';
import { answerOfFilter, firstFilter, type ReportFilter } from './report-filter.ts';
import { ReportFilters } from './report-filters.tsx';
import { type Picked, useReportPicking } from './use-report-picking.ts';

/** Typing that pauses this long (ms) is searched for. */
const pauseBeforeSearching = 120;

function useReport(filter: ReportFilter) {
  const [text] = useDebouncedValue(filter.text.trim(), pauseBeforeSearching);
  const asked = { ...filter, text };
  const found = useQuery({
    queryKey: ['cases', 'report', asked],
    queryFn: () => query('getReport', asked),
    placeholderData: keepPreviousData,
  });
  return { asked, found };
}

interface NothingPickedProps {
  readonly picked: Picked;
  readonly isEmpty: boolean;
}

function NothingPicked({ picked, isEmpty }: NothingPickedProps) {
  if (picked.kind === 'opened') return null;
  if (picked.kind === 'none') {
    return (
      <Banner kind="info" title="No hay ningún trámite libre en espera">
        {isEmpty
          ? 'Lo nuevo aparece aquí a los pocos segundos.'
          : 'Los que están a la vista los tiene otra persona, o esperan a otra función.'}
      </Banner>
    );
  }
  const words = refusalWords(picked.code);
  return (
    <Banner kind="error" title={words.title}>
      {words.explanation} {words.wayOn}{' '}
      {picked.caseId && (
        <Anchor component={Link} underline="always" to={`/tramites/${picked.caseId}`}>
          Ver el trámite
        </Anchor>
      )}
    </Banner>
  );
}

function NothingFound({ filter }: { readonly filter: ReportFilter }) {
  const isPlain = filter.text === '' && filter.areaName === null && filter.type === null;
  if (isPlain && filter.process === 'pending') {
    return (
      <EmptyState title="No hay anulaciones pendientes">
        Las solicitudes que se anulan en mostrador o en Back Office Comercial aparecen aquí a los pocos
        segundos, para su cierre.
      </EmptyState>
    );
  }
  return (
    <EmptyState title="Ninguna anulación coincide">
      Elija otro estado del proceso, quite un filtro o busque con otra palabra.
    </EmptyState>
  );
}

/** B.1: the CCGPA report of annulments, from which the next one to close is picked. */
export function ReportPage() {
  const navigate = useNavigate();
  const { user, settings } = useSession();
  const list = useRef<HTMLDivElement>(null);
  const [filter, setFilter] = useState(firstFilter);
  const [sort, setSort] = useState<TableSort | null>(null);
  const { asked, found } = useReport(filter);
  const picking = useReportPicking();
  const columns = useMemo(() => reportColumnsFor(settings.takeMinutes), [settings.takeMinutes]);
  const answers = user !== null && mayAnswer(user.role, 'B1');
  const pick = (row: CaseRow | null) => {
    if (!picking.isPending) picking.mutate({ row, answer: answerOfFilter(asked) });
  };
  const open = (row: CaseRow) => {
    if (answers && row.process === 'pending') pick(row);
    else void navigate(`/tramites/${row.caseId}`);
  };
  const { data: report } = found;
  const { reset } = picking;
  // What was said of the list as it stood is no longer true of another one.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the report is what it is about.
  useEffect(() => reset(), [report, reset]);
  useShortcut('F8', () => pick(null), 'Siguiente pendiente', { enabled: answers });
  const rows = found.data?.rows ?? [];
  return (
    <div className={lists.page}>
      <PageHeading focus={false}>{stepHeading('B1')}</PageHeading>
      <div className={styles.head}>
        <h2 className={styles.subtitle}>Reporte de anulaciones</h2>
        {rows.length > 0 && <ReportExports filter={asked} sort={sort} />}
      </div>
      <ReportFilters
        filter={filter}
        report={found.data}
        onChange={(change) => setFilter((before) => ({ ...before, ...change }))}
        onDown={() => focusFirstRow(list.current)}
      />
      {picking.data && <NothingPicked picked={picking.data} isEmpty={rows.length === 0} />}
      {found.isPending && <LoadingState label="Leyendo el reporte" />}
      {found.isError && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
      {found.isSuccess && rows.length === 0 && <NothingFound filter={asked} />}
      {rows.length > 0 && (
        <div ref={list} className={lists.scroll}>
          <DataTable
            label="Reporte de anulaciones"
            columns={columns}
            rows={rows}
            idOf={(row) => row.caseId}
            onOpen={open}
            onSort={setSort}
          />
          <ListTotal shown={rows.length} more={found.data?.more ?? false} />
        </div>
      )}
    </div>
  );
}
