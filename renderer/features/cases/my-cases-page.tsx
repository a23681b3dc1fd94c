import { Button } from '@mantine/core';
import { useNavigate } from 'react-router';
import { EmptyState } from '../../components/empty-state.tsx';
import { ownColumns } from './case-columns.tsx';
import { CaseListPage } from './case-list-page.tsx';
import { CaseTable } from './case-table.tsx';

const heading = 'Mis trámites';

/** The counter advisor's own cases, to be resumed or looked up. */
export function MyCasesPage() {
  const navigate = useNavigate();
  return (
    <CaseListPage
      heading={heading}
      list="mine"
      hasStatusFilter
      empty={
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
      }
      table={(found) => <CaseTable label={heading} columns={ownColumns} rows={found.rows} paging={found} />}
    />
  );
}
