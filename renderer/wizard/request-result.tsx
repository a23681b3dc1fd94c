import { formatDateTime } from '../../shared/domain/dates.ts';
import type { RequestRow } from '../../shared/ipc/views.ts';
import { ObstacleBadge, OrderBadge } from '../components/status-badge.tsx';
import styles from './wizard.module.css';

interface RequestResultProps {
  readonly id: string;
  readonly number: number;
  readonly row: RequestRow;
  readonly isActive: boolean;
  readonly onPick: () => void;
}

/** One request that was found: customer and identity, request and products, what stands in the way. */
export function RequestResult({ id, number, row, isActive, onPick }: RequestResultProps) {
  return (
    <button
      type="button"
      id={id}
      role="option"
      aria-selected={isActive}
      data-active={isActive || undefined}
      tabIndex={-1}
      className={styles.result}
      onClick={onPick}
    >
      <span className={styles.choiceNumber}>{number <= 9 ? number : ''}</span>
      <span>
        <strong>{row.customer}</strong>
        <br />
        <span className={styles.dimmed}>{row.identity}</span>
      </span>
      <span>
        {row.requestId} · {formatDateTime(row.registeredAt)}
        <br />
        <span className={styles.dimmed}>{row.products}</span>
      </span>
      <span className={styles.marks}>
        <OrderBadge state={row.orderState} />
        {row.obstacle && <ObstacleBadge obstacle={row.obstacle} />}
        {row.openCase && <span className={styles.dimmed}>lo tiene {row.openCase.advisor}</span>}
      </span>
    </button>
  );
}
