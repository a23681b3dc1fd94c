import { Button, Group, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { formatDateTime } from '../../../shared/domain/dates.ts';
import type { Line } from '../../../shared/ipc/views.ts';
import { call, query } from '../../bridge/bridge.ts';
import { Age } from '../../components/age.tsx';
import { Banner } from '../../components/banner.tsx';
import { DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { useLine } from '../../components/line-state.tsx';
import { lineWords, stoppedWords } from '../../components/line-words.ts';
import { LoadingState } from '../../components/loading-state.tsx';
import { PageHeading } from '../../components/page-heading.tsx';
import { useShortcut } from '../../components/shortcuts.tsx';
import styles from '../lists.module.css';
import { outboxColumns } from './outbox-columns.tsx';

function Standing({ line }: { readonly line: Line }) {
  return (
    <Text>
      {lineWords(line)}.
      {line.oldestPendingAt && (
        <>
          {' '}
          Lo más antiguo espera desde <Age since={line.oldestPendingAt} />.
        </>
      )}{' '}
      <Text span c="dimmed">
        Último intercambio: {line.lastSyncAt ? formatDateTime(line.lastSyncAt) : 'todavía ninguno'}.
      </Text>
    </Text>
  );
}

/** What has not been sent, why, and another try (U11). */
export function OutboxPage() {
  const navigate = useNavigate();
  const line = useLine().data;
  const waiting = useQuery({ queryKey: ['outbox'], queryFn: () => query('listOutbox', {}) });
  const syncing = useMutation({ mutationFn: () => call('syncNow', {}) });
  const sync = () => {
    if (!syncing.isPending) syncing.mutate();
  };
  useShortcut('Ctrl+Enter', sync, 'Sincronizar ahora');
  const stopped = line?.state === 'stopped' && line.problem ? stoppedWords[line.problem] : null;
  return (
    <div className={styles.page}>
      <PageHeading>Envío a la oficina central</PageHeading>
      {stopped && (
        <Banner kind="error" title={stopped.title}>
          {stopped.wayOn}
        </Banner>
      )}
      {line && <Standing line={line} />}
      <Group>
        <Button size="md" variant="default" loading={syncing.isPending} onClick={sync}>
          Sincronizar ahora
        </Button>
      </Group>
      {waiting.isPending && <LoadingState label="Leyendo lo que espera" />}
      {waiting.isError && <ErrorState error={waiting.error} onRetry={() => void waiting.refetch()} />}
      {waiting.data?.length === 0 && (
        <EmptyState title="Todo está enviado">
          Lo que se registra sin conexión espera aquí, y se envía solo cuando vuelve la línea.
        </EmptyState>
      )}
      {waiting.data && waiting.data.length > 0 && (
        <div className={styles.scroll}>
          <DataTable
            label="Por enviar"
            columns={outboxColumns}
            rows={waiting.data}
            idOf={(row) => row.opId}
            onOpen={(row) => void navigate(`/tramites/${row.caseId}`)}
          />
        </div>
      )}
    </div>
  );
}
