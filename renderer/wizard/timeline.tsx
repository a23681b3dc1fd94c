import { formatDateTime } from '../../shared/domain/dates.ts';
import type { CaseView } from '../../shared/ipc/views.ts';
import { SendingMark } from '../components/status-badge.tsx';
import styles from './wizard.module.css';

/** The case's log, oldest first: what, who, where, when, and whether the central office has it. */
export function Timeline({ entries }: { readonly entries: CaseView['timeline'] }) {
  return (
    <ol className={styles.timeline} aria-label="Historia del trámite">
      {entries.map((entry) => (
        <li key={`${entry.seq}-${entry.at}-${entry.sending}`}>
          <p>
            <strong>{entry.title}</strong>
          </p>
          {entry.detail !== '' && <p>{entry.detail}</p>}
          <p className={styles.dimmed}>
            {formatDateTime(entry.at)} · {entry.actor} · {entry.areaName} ·{' '}
            <SendingMark sending={entry.sending} />
          </p>
        </li>
      ))}
    </ol>
  );
}
