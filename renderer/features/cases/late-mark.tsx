import { IconAlarm } from '@tabler/icons-react';
import styles from '../../components/status-badge.module.css';

/** A wait that is over its time, by word and icon. */
export function LateMark() {
  return (
    <span className={styles.mark} data-tone="stopped">
      <IconAlarm size={16} aria-hidden="true" />
      Atrasado
    </span>
  );
}
