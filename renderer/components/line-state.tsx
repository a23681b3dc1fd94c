import { IconCloudCheck, IconCloudOff, IconCloudUp, IconCloudX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { query } from '../bridge/bridge.ts';
import styles from './line-state.module.css';
import { lineWords } from './line-words.ts';

export function useLine() {
  return useQuery({ queryKey: ['line'], queryFn: () => query('getLine', {}) });
}

/** The line to the central office, by word, icon and colour (U11). */
export function LineState() {
  const line = useLine().data;
  if (!line) return null;
  const waitingIcon = line.pending > 0 ? IconCloudUp : IconCloudCheck;
  const icons = { online: waitingIcon, connecting: IconCloudUp, offline: IconCloudOff, stopped: IconCloudX };
  const Icon = icons[line.state];
  return (
    <span className={styles.line} data-state={line.state} role="status" aria-label="Estado de la línea">
      <Icon size={18} aria-hidden="true" />
      {lineWords(line)}
    </span>
  );
}
