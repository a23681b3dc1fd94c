import { useNavigate } from 'react-router';
import type { CaseRow } from '../../../shared/ipc/views.ts';
import { type Columns, DataTable } from '../../components/data-table.tsx';
import { ListFoot } from '../list-foot.tsx';
import styles from '../lists.module.css';
import type { CaseRows } from './use-case-rows.ts';

interface CaseTableProps<Row extends CaseRow> {
  readonly label: string;
  readonly columns: Columns<Row>;
  readonly rows: readonly Row[];
  readonly paging: Pick<CaseRows, 'hasNextPage' | 'isFetchingNextPage' | 'fetchNextPage'>;
}

/** Cases in a list; Enter opens the case. */
export function CaseTable<Row extends CaseRow>({ label, columns, rows, paging }: CaseTableProps<Row>) {
  const navigate = useNavigate();
  return (
    <div className={styles.scroll}>
      <DataTable
        label={label}
        columns={columns}
        rows={rows}
        idOf={(row) => row.caseId}
        onOpen={(row) => void navigate(`/tramites/${row.caseId}`)}
      />
      <ListFoot
        shown={rows.length}
        hasMore={paging.hasNextPage}
        isBusy={paging.isFetchingNextPage}
        onMore={() => void paging.fetchNextPage()}
      />
    </div>
  );
}
