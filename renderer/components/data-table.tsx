import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import {
  type ColumnDef,
  createSortedRowModel,
  metaHelper,
  rowSortingFeature,
  sortFns,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { type KeyboardEvent, useState } from 'react';
import styles from './data-table.module.css';
import { nextRow } from './next-row.ts';

interface ColumnLook {
  /** `grow`: takes the room that is left, and is cut short; `spare`: is left out where room is scarce. */
  readonly room?: 'grow' | 'spare';
  readonly align?: 'right';
}

const features = tableFeatures({
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
  sortFns,
  columnMeta: metaHelper<ColumnLook>(),
});

export type Columns<Row extends object> = readonly ColumnDef<typeof features, Row>[];

interface DataTableProps<Row extends object> {
  readonly label: string;
  readonly columns: Columns<Row>;
  readonly rows: readonly Row[];
  readonly idOf: (row: Row) => string;
  readonly onOpen: (row: Row) => void;
}

const ariaSort = { asc: 'ascending', desc: 'descending' } as const;

/** A queue: sticky head, sortable, one line a row; up and down move, Enter opens. */
export function DataTable<Row extends object>({ label, columns, rows, idOf, onOpen }: DataTableProps<Row>) {
  const [active, setActive] = useState(0);
  const table = useTable({
    features,
    columns: columns as ColumnDef<typeof features, Row>[],
    data: rows as Row[],
    getRowId: idOf,
  });
  const shown = table.getRowModel().rows;
  const position = Math.min(active, Math.max(0, shown.length - 1));
  const onKeyDown = (event: KeyboardEvent<HTMLTableSectionElement>) => {
    const next = nextRow(event.key, position, shown.length);
    if (next === null) return;
    event.preventDefault();
    setActive(next);
    const row = event.currentTarget.rows[next];
    row?.focus();
    row?.scrollIntoView({ block: 'nearest' });
  };
  return (
    <table className={styles.table} aria-label={label}>
      <thead>
        {table.getHeaderGroups().map((group) => (
          <tr key={group.id}>
            {group.headers.map((header) => {
              const sorted = header.column.getIsSorted();
              const { room, align } = header.column.columnDef.meta ?? {};
              return (
                <th
                  key={header.id}
                  scope="col"
                  data-room={room}
                  data-align={align}
                  aria-sort={sorted ? ariaSort[sorted] : undefined}
                >
                  {header.column.getCanSort() ? (
                    <button
                      type="button"
                      className={styles.sort}
                      onClick={header.column.getToggleSortingHandler()}
                    >
                      <table.FlexRender header={header} />
                      {sorted === 'asc' && <IconArrowUp size={14} aria-hidden="true" />}
                      {sorted === 'desc' && <IconArrowDown size={14} aria-hidden="true" />}
                    </button>
                  ) : (
                    <table.FlexRender header={header} />
                  )}
                </th>
              );
            })}
          </tr>
        ))}
      </thead>
      <tbody onKeyDown={onKeyDown}>
        {shown.map((row, index) => (
          <tr
            key={row.id}
            tabIndex={index === position ? 0 : -1}
            onFocus={() => setActive(index)}
            onClick={() => onOpen(row.original)}
            onKeyDown={(event) => {
              if (event.key === 'Enter') onOpen(row.original);
            }}
          >
            {row.getAllCells().map((cell) => {
              const { room, align } = cell.column.columnDef.meta ?? {};
              const text = room === 'grow' ? String(cell.getValue() ?? '') : undefined;
              return (
                <td key={cell.id} data-room={room} data-align={align} title={text}>
                  <table.FlexRender cell={cell} />
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
