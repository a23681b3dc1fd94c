import { useMemo } from 'react';
import type { SignedIn } from '../../../shared/ipc/views.ts';
import { mayAnswer, stepIds } from '../../../shared/procedure/outline.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { QueueActions } from '../../components/queue-actions.tsx';
import { useSession } from '../../components/session.tsx';
import { useNow } from '../../components/use-now.ts';
import { SoundSwitch } from '../operations/sound-switch.tsx';
import { queueColumns } from './case-columns.tsx';
import { CaseListPage } from './case-list-page.tsx';
import { CaseTable } from './case-table.tsx';
import { inQueueOrder } from './queue-task.ts';
import type { CaseRows } from './use-case-rows.ts';

interface QueueTableProps {
  readonly label: string;
  readonly user: SignedIn;
  readonly found: CaseRows;
}

/** The longest wait on top, among the rows that are on screen. */
function QueueTable({ label, user, found }: QueueTableProps) {
  const { settings } = useSession();
  const now = useNow();
  const columns = useMemo(() => queueColumns({ user, settings, now }), [user, settings, now]);
  const rows = useMemo(
    () => inQueueOrder(found.rows, user.role, settings, now),
    [found.rows, user.role, settings, now],
  );
  return <CaseTable label={label} columns={columns} rows={rows} paging={found} />;
}

/** Cases that wait for the role of who looks. */
export function QueuePage() {
  const { user } = useSession();
  const isSupervisor = user?.role === 'operations-supervisor';
  const heading = isSupervisor ? 'Suspensiones' : 'Cola';
  const answers = user !== null && stepIds.some((step) => mayAnswer(user.role, step));
  return (
    <CaseListPage
      heading={heading}
      list="queue"
      intro={
        <>
          {answers && <QueueActions />}
          {isSupervisor && <SoundSwitch />}
        </>
      }
      empty={
        <EmptyState title="No hay trámites en espera">
          Lo que se deriva a su función aparece aquí a los pocos segundos.
        </EmptyState>
      }
      table={(found) => user && <QueueTable label={heading} user={user} found={found} />}
    />
  );
}
