import { Button, Group } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { call, query } from '../../bridge/bridge.ts';
import { Banner } from '../../components/banner.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { useLine } from '../../components/line-state.tsx';
import { stoppedWords } from '../../components/line-words.ts';
import { LoadingState } from '../../components/loading-state.tsx';
import { PageHeading } from '../../components/page-heading.tsx';
import { refusalWords } from '../../components/refusal-words.ts';
import { useShortcut } from '../../components/shortcuts.tsx';
import styles from '../lists.module.css';
import { ExportButton, ExportOutcome, useOutboxExport } from './outbox-export.tsx';
import { OutboxFacts } from './outbox-facts.tsx';
import { OutboxLists } from './outbox-lists.tsx';
import type { OutboxRow } from './outbox-words.ts';
import { ReplacementPanel } from './replacement-panel.tsx';
import { UploadsSection } from './uploads-section.tsx';

/** What has not been sent or was not accepted, why, and another try (U11). */
export function OutboxPage() {
  const line = useLine().data;
  const found = useQuery({ queryKey: ['outbox'], queryFn: () => query('listOutbox', {}) });
  const syncing = useMutation({ mutationFn: () => call('syncNow', {}) });
  const retrying = useMutation({
    mutationFn: ({ caseId }: OutboxRow) => call('retryCase', { caseId }),
  });
  const exporting = useOutboxExport();
  const sync = () => {
    if (!syncing.isPending) syncing.mutate();
  };
  useShortcut('Ctrl+Enter', sync, 'Sincronizar ahora');
  const isStopped = line?.state === 'stopped';
  const stopped = isStopped && line.problem && !line.replaced ? stoppedWords[line.problem] : null;
  const refused = retrying.data?.ok === false ? refusalWords(retrying.data.error) : null;
  return (
    <div className={styles.page}>
      <PageHeading>Envío a la oficina central</PageHeading>
      {stopped && (
        <Banner kind="error" title={stopped.title}>
          {stopped.wayOn}
        </Banner>
      )}
      {isStopped && line.replaced && (
        <ReplacementPanel replaced={line.replaced} isRetrying={syncing.isPending} onRetry={sync} />
      )}
      {line && <OutboxFacts line={line} />}
      <Group>
        {!line?.replaced && (
          <Button size="md" variant="default" loading={syncing.isPending} onClick={sync}>
            Sincronizar ahora
          </Button>
        )}
        {line && line.pending > 0 && <ExportButton exporting={exporting} />}
      </Group>
      <ExportOutcome exporting={exporting} />
      {refused && (
        <Banner kind="error" title={refused.title}>
          {refused.explanation} {refused.wayOn}
        </Banner>
      )}
      {found.isPending && <LoadingState label="Leyendo lo que espera" />}
      {found.isError && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
      {found.data && (
        <OutboxLists
          found={found.data}
          onSend={sync}
          onRetryCase={(row) => {
            if (!retrying.isPending) retrying.mutate(row);
          }}
        />
      )}
      <UploadsSection />
    </div>
  );
}
