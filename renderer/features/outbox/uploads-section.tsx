import { Button, Group, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { call, query } from '../../bridge/bridge.ts';
import { Banner } from '../../components/banner.tsx';
import { DataTable } from '../../components/data-table.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { refusalWords } from '../../components/refusal-words.ts';
import styles from '../lists.module.css';
import { uploadColumns } from './upload-columns.tsx';
import { uploadsWords } from './upload-words.ts';

const queryKey = ['outbox', 'documents'];

/** Documents on their way; they can be stopped without stopping what is registered (U11). */
export function UploadsSection() {
  const client = useQueryClient();
  const navigate = useNavigate();
  const found = useQuery({ queryKey, queryFn: () => query('listUploads', {}) });
  const refresh = () => client.invalidateQueries({ queryKey });
  const pausing = useMutation({
    mutationFn: (paused: boolean) => call('pauseUploads', { paused }),
    onSettled: refresh,
  });
  const retrying = useMutation({
    mutationFn: (documentId: string) => call('retryUpload', { documentId }),
    onSettled: refresh,
  });
  if (found.isError) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data || (found.data.count === 0 && !found.data.isPaused)) return null;
  const { rows, count, isPaused } = found.data;
  const answer = retrying.data ?? pausing.data;
  const refused = answer?.ok === false ? refusalWords(answer.error) : null;
  return (
    <section aria-labelledby="documentos-por-enviar">
      <Title order={2} size="h4" mt="md" id="documentos-por-enviar">
        Documentos por enviar
      </Title>
      <Group>
        <p role="status">{count === 0 ? 'Ninguno; el envío está en pausa' : uploadsWords(found.data)}</p>
        <Button
          size="compact-md"
          variant="default"
          loading={pausing.isPending}
          onClick={() => pausing.mutate(!isPaused)}
        >
          {isPaused ? 'Reanudar los documentos' : 'Pausar los documentos'}
        </Button>
      </Group>
      {refused && (
        <Banner kind="error" title={refused.title}>
          {refused.explanation} {refused.wayOn}
        </Banner>
      )}
      {rows.length > 0 && (
        <div className={styles.scroll}>
          <DataTable
            label="Documentos por enviar"
            columns={uploadColumns(({ documentId }) => {
              if (!retrying.isPending) retrying.mutate(documentId);
            })}
            rows={rows}
            idOf={({ documentId }) => documentId}
            onOpen={({ caseId }) => void navigate(`/tramites/${caseId}`)}
          />
        </div>
      )}
    </section>
  );
}
