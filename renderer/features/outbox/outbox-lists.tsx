import { Title } from '@mantine/core';
import { useMemo } from 'react';
import { useNavigate } from 'react-router';
import type { ResponseOf } from '../../../shared/ipc/contract.ts';
import { DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import styles from '../lists.module.css';
import { refusedColumns, waitingColumns } from './outbox-columns.tsx';
import { firstRefusals, type OutboxRow } from './outbox-words.ts';

interface OutboxListsProps {
  readonly found: ResponseOf<'listOutbox'>;
  readonly onSend: () => void;
  readonly onRetryCase: (row: OutboxRow) => void;
}

/** What was not accepted, as somebody has to do something; below it what goes out by itself. */
export function OutboxLists({ found, onSend, onRetryCase }: OutboxListsProps) {
  const navigate = useNavigate();
  const refused = found.rows.filter(({ state }) => state === 'refused');
  const waiting = found.rows.filter(({ state }) => state === 'waiting');
  const first = useMemo(() => firstRefusals(found.rows), [found.rows]);
  const open = ({ caseId }: OutboxRow) => void navigate(`/tramites/${caseId}`);
  if (found.rows.length === 0)
    return (
      <EmptyState title="Todo está enviado">
        Lo que se registra sin conexión espera aquí, y se envía solo cuando vuelve la línea.
      </EmptyState>
    );
  return (
    <div className={styles.scroll}>
      {refused.length > 0 && (
        <>
          <Title order={2} size="h4">
            No aceptado por la oficina central
          </Title>
          <DataTable
            label="No aceptado por la oficina central"
            columns={refusedColumns(first, onRetryCase)}
            rows={refused}
            idOf={(row) => row.opId}
            onOpen={open}
          />
        </>
      )}
      {waiting.length > 0 && (
        <>
          {refused.length > 0 && (
            <Title order={2} size="h4" mt="md">
              Por enviar
            </Title>
          )}
          <DataTable
            label="Por enviar"
            columns={waitingColumns(onSend)}
            rows={waiting}
            idOf={(row) => row.opId}
            onOpen={open}
          />
        </>
      )}
      {found.more && (
        <div className={styles.foot}>
          <span role="status">Se ven las primeras {found.rows.length}; el resto sale después de ellas.</span>
        </div>
      )}
    </div>
  );
}
