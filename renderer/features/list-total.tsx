import styles from './lists.module.css';

interface ListTotalProps {
  readonly shown: number;
  readonly more: boolean;
}

/** How much of a list is here; what is beyond it is found by a filter. */
export function ListTotal({ shown, more }: ListTotalProps) {
  return (
    <div className={styles.foot}>
      <span role="status">
        {more ? `Los ${shown} que más esperan, y hay más: use los filtros.` : `${shown} en total`}
      </span>
    </div>
  );
}

/** Puts the focus on the row of a table that is reached by Tab. */
export function focusFirstRow(list: HTMLElement | null): void {
  list?.querySelector<HTMLElement>('tbody tr[tabindex="0"]')?.focus();
}
