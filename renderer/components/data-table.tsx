import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import {
  type ColumnDef,
  createSortedRowModel,
  FlexRender,
  metaHelper,
  rowSortingFeature,
  sortFns,
  type Row as TableRow,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { type KeyboardEvent, memo, useCallback, useEffect, useRef, useState } from 'react';
import styles from './data-table.module.css';
import { nextRow } from './next-row.ts';

interface ColumnLook {
  /**
   * `grow`: takes the room that is left, and is cut short; `spare`: is left out where room is scarce; `ample`: stands only where
   * there is plenty of it.
   */
  readonly room?: 'grow' | 'spare' | 'ample';
  readonly align?: 'right';
}

const features = tableFeatures({
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
  sortFns,
  columnMeta: metaHelper<ColumnLook>(),
});

export type Columns<Row extends object> = readonly ColumnDef<typeof features, Row>[];

export interface TableSort {
  readonly column: string;
  readonly descending: boolean;
}

interface DataTableProps<Row extends object> {
  readonly label: string;
  readonly columns: Columns<Row>;
  readonly rows: readonly Row[];
  readonly idOf: (row: Row) => string;
  readonly onOpen: (row: Row) => void;
  /** Hears by which column the rows stand sorted; null while they stand as they were given. */
  readonly onSort?: (sort: TableSort | null) => void;
}

const ariaSort = { asc: 'ascending', desc: 'descending' } as const;

interface DataRowProps<Row extends object> {
  readonly row: TableRow<typeof features, Row>;
  readonly index: number;
  readonly isActive: boolean;
  readonly onOpen: (row: Row) => void;
  readonly onActive: (index: number) => void;
  /** What its cells are made of: a row stays the same object when they change. */
  readonly columns: Columns<Row>;
}

function PlainDataRow<Row extends object>({ row, index, isActive, onOpen, onActive }: DataRowProps<Row>) {
  return (
    <tr
      tabIndex={isActive ? 0 : -1}
      onFocus={() => onActive(index)}
      onClick={() => onOpen(row.original)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') onOpen(row.original);
      }}
    >
      {row.getAllCells().map((cell) => {
        const { room, align } = cell.column.columnDef.meta ?? {};
        const text = room === 'grow' || room === 'ample' ? String(cell.getValue() ?? '') : undefined;
        return (
          <td key={cell.id} data-room={room} data-align={align} title={text}>
            <FlexRender cell={cell} />
          </td>
        );
      })}
    </tr>
  );
}

// Moving through a list of thousands draws two rows and not all of them.
const DataRow = memo(PlainDataRow) as typeof PlainDataRow;

/** The newest handler behind a function that stays the same. */
function useSteady<Argument>(handler: (argument: Argument) => void): (argument: Argument) => void {
  const latest = useRef(handler);
  latest.current = handler;
  return useCallback((argument: Argument) => latest.current(argument), []);
}

/** A queue: sticky head, sortable, one line a row; up and down move, Enter opens. */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const { label, columns, rows, idOf, onOpen, onSort } = props;
  const [active, setActive] = useState(0);
  const table = useTable({
    features,
    columns: columns as ColumnDef<typeof features, Row>[],
    data: rows as Row[],
    getRowId: idOf,
    enableMultiSort: false,
  });
  const open = useSteady(onOpen);
  const tellSort = useSteady((sort: TableSort | null) => onSort?.(sort));
  const { sorting } = table.state;
  useEffect(() => {
    const [by] = sorting;
    tellSort(by ? { column: by.id, descending: by.desc } : null);
  }, [sorting, tellSort]);
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
                      <FlexRender header={header} />
                      {sorted === 'asc' && <IconArrowUp size={14} aria-hidden="true" />}
                      {sorted === 'desc' && <IconArrowDown size={14} aria-hidden="true" />}
                    </button>
                  ) : (
                    <FlexRender header={header} />
                  )}
                </th>
              );
            })}
          </tr>
        ))}
      </thead>
      <tbody onKeyDown={onKeyDown}>
        {shown.map((row, index) => (
          <DataRow
            key={row.id}
            row={row}
            index={index}
            isActive={index === position}
            onOpen={open}
            onActive={setActive}
            columns={columns}
          />
        ))}
      </tbody>
    </table>
  );
}
