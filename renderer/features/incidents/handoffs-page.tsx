import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import type { RequestOf } from '../../../shared/ipc/contract.ts';
import { handoffNames, handoffProcedures } from '../../../shared/procedure/handoffs.ts';
import { query } from '../../bridge/bridge.ts';
import { clearButton } from '../../components/clear-button.ts';
import { DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { FilterButtons } from '../../components/filter-buttons.tsx';
import { ListSearch } from '../../components/list-search.tsx';
import { LoadingState } from '../../components/loading-state.tsx';
import { PageHeading } from '../../components/page-heading.tsx';
import { focusFirstRow, ListTotal } from '../list-total.tsx';
import styles from '../lists.module.css';
import { endedHandoffColumns, openHandoffColumns } from './handoff-columns.tsx';

type Filter = RequestOf<'listHandoffs'>;

/** Typing that pauses this long (ms) is searched for. */
const pauseBeforeSearching = 120;

const stateOptions = [
  { value: 'open', label: 'Abiertas', count: null },
  { value: 'ended', label: 'Terminadas', count: null },
] as const;
const procedureOptions = handoffProcedures.map((each) => ({ value: each, label: handoffNames[each] }));

interface HandoffFiltersProps {
  readonly filter: Filter;
  readonly onChange: (change: Partial<Filter>) => void;
  /** Down from the search, into the list. */
  readonly onDown: () => void;
}

function HandoffFilters({ filter, onChange, onDown }: HandoffFiltersProps) {
  return (
    <>
      <div className={styles.filters}>
        <ListSearch
          autoFocus
          label="Buscar en la lista"
          value={filter.text}
          onChange={(text) => onChange({ text })}
          onDown={onDown}
        />
        <Select
          label="Procedimiento"
          placeholder="Todos"
          clearable
          clearButtonProps={clearButton('Quitar el filtro de procedimiento')}
          data={procedureOptions}
          value={filter.procedure}
          onChange={(chosen) =>
            onChange({ procedure: handoffProcedures.find((each) => each === chosen) ?? null })
          }
        />
      </div>
      <FilterButtons
        label="Estado de la derivación"
        options={stateOptions}
        value={filter.state}
        onChange={(state) => onChange({ state })}
      />
    </>
  );
}

function NothingFound({ filter }: { readonly filter: Filter }) {
  if (filter.text !== '' || filter.procedure !== null)
    return (
      <EmptyState title="Ninguna derivación coincide">Quite el filtro o busque con otra palabra.</EmptyState>
    );
  return filter.state === 'open' ? (
    <EmptyState title="Ninguna derivación espera retorno">
      Aparece aquí lo que se deriva a Cajas, a Reclamos de Facturación o a Generación de Cargos, hasta que
      vuelve.
    </EmptyState>
  ) : (
    <EmptyState title="Todavía no terminó ninguna derivación">
      Aparece aquí cada derivación con su fecha de retorno y su resultado.
    </EmptyState>
  );
}

/** The hand-offs to other procedures (COM-DSC-P06 A.6, B.3, B.4); Enter opens the case, where the return is recorded. */
export function HandoffsPage() {
  const navigate = useNavigate();
  const list = useRef<HTMLDivElement>(null);
  const [filter, setFilter] = useState<Filter>({ procedure: null, state: 'open', text: '' });
  const [text] = useDebouncedValue(filter.text.trim(), pauseBeforeSearching);
  const asked = { ...filter, text };
  const found = useQuery({
    queryKey: ['cases', 'handoffs', asked],
    queryFn: async () => ({ ...(await query('listHandoffs', asked)), state: asked.state }),
    placeholderData: keepPreviousData,
  });
  const rows = found.data?.rows ?? [];
  return (
    <div className={styles.page}>
      <PageHeading focus={false}>Derivaciones</PageHeading>
      <HandoffFilters
        filter={filter}
        onChange={(change) => setFilter((before) => ({ ...before, ...change }))}
        onDown={() => focusFirstRow(list.current)}
      />
      {found.isPending && <LoadingState label="Leyendo las derivaciones" />}
      {found.isError && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
      {found.isSuccess && rows.length === 0 && <NothingFound filter={asked} />}
      {rows.length > 0 && (
        <div ref={list} className={styles.scroll}>
          <DataTable
            // The two states have columns of their own, and a sort by one of them means nothing in the other.
            key={found.data?.state}
            label="Derivaciones"
            columns={found.data?.state === 'ended' ? endedHandoffColumns : openHandoffColumns}
            rows={rows}
            idOf={(row) => row.number}
            onOpen={(row) => void navigate(`/tramites/${row.caseId}`)}
          />
          <ListTotal shown={rows.length} more={found.data?.more ?? false} />
        </div>
      )}
    </div>
  );
}
