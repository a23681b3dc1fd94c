import { useDebouncedValue } from '@mantine/hooks';
import { useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import type { ListedOrder } from '../../../shared/ipc/closing-channels.ts';
import type { RequestOf } from '../../../shared/ipc/contract.ts';
import { stepHeading } from '../../../shared/procedure/outline.ts';
import { DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { FilterButtons } from '../../components/filter-buttons.tsx';
import { ListSearch } from '../../components/list-search.tsx';
import { LoadingState } from '../../components/loading-state.tsx';
import { PageHeading } from '../../components/page-heading.tsx';
import { useShortcut } from '../../components/shortcuts.tsx';
import { focusFirstRow, ListTotal } from '../list-total.tsx';
import styles from '../lists.module.css';
import { orderColumns } from './order-columns.tsx';
import { waitsForArea } from './order-words.ts';
import { useOrders } from './use-orders.ts';

type State = RequestOf<'listOrders'>['state'];

/** Typing that pauses this long (ms) is searched for. */
const pauseBeforeSearching = 120;

const states = [
  { value: 'open', label: 'Por atender', count: null },
  { value: 'closed', label: 'Cerradas', count: null },
] as const;

function NothingFound({ state, isFiltered }: { readonly state: State; readonly isFiltered: boolean }) {
  if (isFiltered)
    return <EmptyState title="Ninguna orden coincide">Quite el filtro o busque con otra palabra.</EmptyState>;
  return state === 'open' ? (
    <EmptyState title="Caso contrario, concluye: no hay órdenes autónomas">
      Las que Back Office Incidencias crea para su área aparecen aquí a los pocos segundos.
    </EmptyState>
  ) : (
    <EmptyState title="Todavía no hay órdenes cerradas">
      Cada orden que su área legaliza queda aquí, con quién hizo cada actividad y cuándo.
    </EmptyState>
  );
}

/** B.8: ORCAO, the autonomous orders of one's own area; Enter opens one, F8 the one that waits longest. */
export function OrdersPage() {
  const navigate = useNavigate();
  const list = useRef<HTMLDivElement>(null);
  const [state, setState] = useState<State>('open');
  const [text, setText] = useState('');
  const [searched] = useDebouncedValue(text.trim(), pauseBeforeSearching);
  const found = useOrders({ state, text: searched });
  const rows = found.data?.rows ?? [];
  const open = ({ caseId, number }: Pick<ListedOrder, 'caseId' | 'number'>) =>
    void navigate(`/ordenes/${caseId}/${encodeURIComponent(number)}`);
  const next = rows.find((row) => row.state !== 'closed' && waitsForArea(row));
  useShortcut(
    'F8',
    () => {
      if (next) open(next);
    },
    'Siguiente orden',
    { enabled: next !== undefined },
  );
  return (
    <div className={styles.page}>
      <PageHeading onEnter={() => focusFirstRow(list.current)}>{stepHeading('B8')}</PageHeading>
      <div className={styles.filters}>
        <ListSearch
          label="Buscar en la lista"
          value={text}
          onChange={setText}
          onDown={() => focusFirstRow(list.current)}
        />
      </div>
      <FilterButtons label="Estado de la orden" options={states} value={state} onChange={setState} />
      {found.isPending && <LoadingState label="Leyendo las órdenes autónomas" />}
      {found.isError && !found.data && (
        <ErrorState error={found.error} onRetry={() => void found.refetch()} />
      )}
      {found.isSuccess && rows.length === 0 && <NothingFound state={state} isFiltered={searched !== ''} />}
      {rows.length > 0 && (
        <div ref={list} className={styles.scroll}>
          <DataTable
            label="Órdenes autónomas"
            columns={orderColumns}
            rows={rows}
            idOf={(row) => row.number}
            onOpen={open}
          />
          <ListTotal shown={rows.length} more={found.data?.more ?? false} />
        </div>
      )}
    </div>
  );
}
