import { useState } from 'react';
import { type Columns, DataTable } from '../../components/data-table.tsx';
import { ListFoot } from '../list-foot.tsx';
import styles from '../lists.module.css';

/** Rows of a page of a long list. */
const pageRows = 100;

interface IndicatorTableProps<Row extends object> {
  readonly label: string;
  readonly columns: Columns<Row>;
  readonly rows: readonly Row[];
  readonly idOf: (row: Row) => string;
  readonly onOpen: (row: Row) => void;
}

/** The figures of the chart and of what has no chart; Enter opens what they are made of. */
export function IndicatorTable<Row extends object>({ rows, ...table }: IndicatorTableProps<Row>) {
  const [count, setCount] = useState(pageRows);
  const shown = rows.length > count ? rows.slice(0, count) : rows;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard.
    <section className={styles.scroll} aria-label={table.label} tabIndex={0}>
      <DataTable {...table} rows={shown} />
      {rows.length > pageRows && (
        <ListFoot
          shown={shown.length}
          hasMore={rows.length > shown.length}
          isBusy={false}
          onMore={() => setCount(count + pageRows)}
        />
      )}
    </section>
  );
}
