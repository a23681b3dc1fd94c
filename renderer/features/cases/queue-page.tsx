import { Text } from '@mantine/core';
import { useMemo } from 'react';
import { EmptyState } from '../../components/empty-state.tsx';
import { useSession } from '../../components/session.tsx';
import { queueColumns } from './case-columns.tsx';
import { CaseListPage } from './case-list-page.tsx';
import { CaseTable } from './case-table.tsx';

const heading = 'Cola';

/** Cases that wait for the role of who looks. */
export function QueuePage() {
  const { user } = useSession();
  const columns = useMemo(() => (user ? queueColumns(user.role) : []), [user]);
  return (
    <CaseListPage
      heading={heading}
      list="queue"
      intro={
        <Text size="sm" c="dimmed">
          Esta versión muestra los trámites que esperan a su función; los pasos desde A.7 se atienden todavía
          en Smartflex.
        </Text>
      }
      empty={
        <EmptyState title="No hay trámites en espera">
          Los trámites que el mostrador deriva aparecen aquí a los pocos segundos.
        </EmptyState>
      }
      table={(found) => <CaseTable label={heading} columns={columns} rows={found.rows} paging={found} />}
    />
  );
}
