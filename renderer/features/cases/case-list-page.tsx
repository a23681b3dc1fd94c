import { TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconFilter } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import type { RequestOf } from '../../../shared/ipc/contract.ts';
import type { StepId } from '../../../shared/procedure/outline.ts';
import type { CaseStatus } from '../../../shared/procedure/summary.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { LoadingState } from '../../components/loading-state.tsx';
import { PageHeading } from '../../components/page-heading.tsx';
import styles from '../lists.module.css';
import { StatusFilter } from './status-filter.tsx';
import { type CaseRows, useCaseRows } from './use-case-rows.ts';

interface CaseListPageProps {
  readonly heading: string;
  readonly list: RequestOf<'listCases'>['list'];
  /** Only cases that wait for somebody at this step. */
  readonly step?: StepId | null;
  /** What will appear here, and the next act. */
  readonly empty: ReactNode;
  readonly intro?: ReactNode;
  /** In lists that hold cases of every status. */
  readonly hasStatusFilter?: boolean;
  readonly table: (found: CaseRows) => ReactNode;
}

/** A place that lists cases, with its filters. */
export function CaseListPage({
  heading,
  list,
  step = null,
  empty,
  intro,
  hasStatusFilter = false,
  table,
}: CaseListPageProps) {
  const [text, setText] = useState('');
  const [status, setStatus] = useState<CaseStatus | null>(null);
  const [searched] = useDebouncedValue(text.trim(), 120);
  const found = useCaseRows({ list, status, step, text: searched });
  const isEmpty = found.isSuccess && found.rows.length === 0;
  const isFiltered = searched !== '' || status !== null;
  return (
    <div className={styles.page}>
      <PageHeading>{heading}</PageHeading>
      {intro}
      {!(isEmpty && !isFiltered) && (
        <div className={styles.filters}>
          <TextInput
            label="Buscar en la lista"
            placeholder="Cliente, documento, solicitud o trámite"
            leftSection={<IconFilter size={16} aria-hidden="true" />}
            value={text}
            maxLength={120}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          {hasStatusFilter && <StatusFilter value={status} onChange={setStatus} />}
        </div>
      )}
      {found.isPending && <LoadingState label="Leyendo los trámites" />}
      {found.isError && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
      {isEmpty && isFiltered && (
        <EmptyState title="Ningún trámite coincide">Quite el filtro o busque con otra palabra.</EmptyState>
      )}
      {isEmpty && !isFiltered && empty}
      {found.rows.length > 0 && table(found)}
    </div>
  );
}
