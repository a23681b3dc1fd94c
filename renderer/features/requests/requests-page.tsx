import { TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { LoadingState } from '../../components/loading-state.tsx';
import { PageHeading } from '../../components/page-heading.tsx';
import { useShortcut } from '../../components/shortcuts.tsx';
import { ListFoot } from '../list-foot.tsx';
import styles from '../lists.module.css';
import { requestColumns } from './request-columns.tsx';
import { useRequestRows } from './use-request-rows.ts';

/** Typing that pauses this long (ms) is searched for. */
const pauseBeforeSearching = 120;

/** The requests of the regional, newest first, searched as one types. */
export function RequestsPage() {
  const navigate = useNavigate();
  const field = useRef<HTMLInputElement>(null);
  const [parameters] = useSearchParams();
  const [text, setText] = useState(parameters.get('buscar') ?? '');
  const [searched] = useDebouncedValue(text.trim(), pauseBeforeSearching);
  const found = useRequestRows(searched);
  useShortcut(
    'F2',
    () => {
      field.current?.focus();
      field.current?.select();
    },
    'Buscar cliente',
  );
  return (
    <div className={styles.page}>
      <PageHeading focus={false}>Solicitudes</PageHeading>
      <div className={styles.filters}>
        <TextInput
          ref={field}
          label="Nombre, C.I., NIT, empresa o número de solicitud"
          leftSection={<IconSearch size={16} aria-hidden="true" />}
          autoFocus
          autoComplete="off"
          value={text}
          maxLength={120}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      </div>
      {found.isPending && <LoadingState label="Leyendo las solicitudes" />}
      {found.isError && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
      {found.isSuccess && found.rows.length === 0 && (
        <EmptyState
          title={searched === '' ? 'Todavía no hay solicitudes' : `Nada coincide con «${searched}»`}
        >
          {searched === ''
            ? 'Llegan de la oficina central con la primera sincronización.'
            : 'Pruebe con otra parte del nombre o con el número del documento.'}
        </EmptyState>
      )}
      {found.rows.length > 0 && (
        <div className={styles.scroll}>
          <DataTable
            label="Solicitudes"
            columns={requestColumns}
            rows={found.rows}
            idOf={(row) => row.requestId}
            onOpen={(row) => void navigate(`/solicitudes/${encodeURIComponent(row.requestId)}`)}
          />
          <ListFoot
            shown={found.rows.length}
            hasMore={found.hasNextPage}
            isBusy={found.isFetchingNextPage}
            onMore={() => void found.fetchNextPage()}
          />
        </div>
      )}
    </div>
  );
}
