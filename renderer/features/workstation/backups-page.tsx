import { Button, Group, Table, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { formatDateTime } from '../../../shared/domain/dates.ts';
import { type BackupRow, restorers } from '../../../shared/ipc/store-channels.ts';
import { call, query } from '../../bridge/bridge.ts';
import { Banner } from '../../components/banner.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { LoadingState } from '../../components/loading-state.tsx';
import { PageHeading } from '../../components/page-heading.tsx';
import { refusalWords } from '../../components/refusal-words.ts';
import { useSession } from '../../components/session.tsx';
import { useShortcut } from '../../components/shortcuts.tsx';
import styles from '../lists.module.css';
import { fileSize } from './file-size.ts';
import { RestoreDialog } from './restore-dialog.tsx';

interface BackupTableProps {
  readonly rows: readonly BackupRow[];
  /** Null for who may not. */
  readonly onRestore: ((backup: BackupRow) => void) | null;
}

function BackupTable({ rows, onRestore }: BackupTableProps) {
  return (
    <Table aria-label="Copias de seguridad">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Hecha el</Table.Th>
          <Table.Th>Tamaño</Table.Th>
          {onRestore && <Table.Th>Restaurar</Table.Th>}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map((row) => (
          <Table.Tr key={row.name}>
            <Table.Th scope="row">{formatDateTime(row.at)}</Table.Th>
            <Table.Td>{fileSize(row.bytes)}</Table.Td>
            {onRestore && (
              <Table.Td>
                <Button variant="default" size="sm" onClick={() => onRestore(row)}>
                  Restaurar esta copia…
                </Button>
              </Table.Td>
            )}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

/** The workstation's backups: made by itself once a day, or now; put back by who answers for the branch. */
export function BackupsPage() {
  const { user } = useSession();
  const [chosen, setChosen] = useState<BackupRow | null>(null);
  const found = useQuery({ queryKey: ['backups'], queryFn: () => query('listBackups', {}), staleTime: 0 });
  const making = useMutation({
    mutationFn: () => call('makeBackup', {}),
    onSuccess: () => found.refetch(),
  });
  const restoring = useMutation({
    mutationFn: ({ name }: BackupRow) => call('restoreBackup', { name }),
    onSettled: () => setChosen(null),
  });
  const make = () => {
    if (!making.isPending) making.mutate();
  };
  useShortcut('Ctrl+Enter', make, 'Hacer una copia ahora');
  const mayRestore = user !== null && restorers.includes(user.role);
  const refused = [making.data, restoring.data].find((answer) => answer?.ok === false);
  const words = refused?.ok === false ? refusalWords(refused.error) : null;
  return (
    <div className={styles.page}>
      <PageHeading>Copias de seguridad</PageHeading>
      {words && (
        <Banner kind="error" title={words.title}>
          {words.explanation} {words.wayOn}
        </Banner>
      )}
      {making.data?.ok && <Banner kind="success" title="La copia está hecha" />}
      <Text>
        Reversa hace una copia por día de los datos de este equipo
        {found.data && ` y la conserva ${found.data.keptDays} días`}. Los documentos escaneados no van en
        ella.
      </Text>
      <Group>
        <Button size="md" variant="default" loading={making.isPending} onClick={make}>
          Hacer una copia ahora
        </Button>
      </Group>
      {found.isPending && <LoadingState label="Leyendo las copias" />}
      {found.isError && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
      {found.data?.rows.length === 0 && (
        <EmptyState title="Todavía no hay copias">
          La primera se hace sola a poco de iniciar. También puede hacer una ahora.
        </EmptyState>
      )}
      {found.data && found.data.rows.length > 0 && (
        <div className={styles.scroll}>
          <BackupTable rows={found.data.rows} onRestore={mayRestore ? setChosen : null} />
        </div>
      )}
      {found.data && !mayRestore && (
        <Text c="dimmed">
          Para restaurar una copia, pídalo al Jefe Div. Servicio al Cliente o al administrador.
        </Text>
      )}
      <RestoreDialog
        backup={chosen}
        isBusy={restoring.isPending}
        onClose={() => setChosen(null)}
        onRestore={(backup) => restoring.mutate(backup)}
      />
    </div>
  );
}
