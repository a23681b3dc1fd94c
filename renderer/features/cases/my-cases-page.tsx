import { Button } from '@mantine/core';
import { useNavigate } from 'react-router';
import { EmptyState } from '../../components/empty-state.tsx';
import { useSession } from '../../components/session.tsx';
import { ownColumns } from './case-columns.tsx';
import { CaseListPage } from './case-list-page.tsx';
import { CaseTable } from './case-table.tsx';

function NothingOwn() {
  const navigate = useNavigate();
  return (
    <EmptyState
      title="Todavía no tiene trámites"
      action={
        <Button size="md" onClick={() => void navigate('/nuevo')}>
          Nueva anulación (F2)
        </Button>
      }
    >
      Aquí aparecen las anulaciones que usted comienza, con su estado, también las que quedaron a medias.
    </EmptyState>
  );
}

/** One's own cases, to be resumed or looked up; the head sees everybody's. */
export function MyCasesPage() {
  const { user } = useSession();
  const isHead = user?.role === 'service-head';
  const heading = isHead ? 'Trámites' : 'Mis trámites';
  return (
    <CaseListPage
      heading={heading}
      list={isHead ? 'all' : 'mine'}
      hasStatusFilter
      empty={
        isHead ? (
          <EmptyState title="Todavía no hay trámites">
            Aquí aparecen las anulaciones de la regional, con su estado.
          </EmptyState>
        ) : (
          <NothingOwn />
        )
      }
      table={(found) => <CaseTable label={heading} columns={ownColumns} rows={found.rows} paging={found} />}
    />
  );
}
