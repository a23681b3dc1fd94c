import { Button } from '@mantine/core';
import styles from './capture.module.css';
import { pageCount } from './page-words.ts';

interface AttachBarProps {
  readonly pages: number;
  readonly isAttaching: boolean;
  readonly isBusy: boolean;
  /** What just happened. */
  readonly status: string;
  readonly onAttach: () => void;
  readonly onClose: () => void;
}

/** The act, below and always in sight. */
export function AttachBar({ pages, isAttaching, isBusy, status, onAttach, onClose }: AttachBarProps) {
  return (
    <div className={styles.act}>
      <Button variant="default" size="md" onClick={onClose}>
        Cerrar
      </Button>
      <span className={styles.dimmed}>
        {pages > 0 && 'Si cierra sin adjuntar, las páginas se conservan cifradas en este equipo.'}
      </span>
      <span className={styles.note} role="status">
        {status}
      </span>
      <Button
        size="md"
        loading={isAttaching}
        {...(isBusy || pages === 0 ? { 'aria-disabled': true, 'data-disabled': true } : {})}
        rightSection={<kbd>Ctrl ↵</kbd>}
        onClick={onAttach}
      >
        {pages === 0 ? 'Adjuntar' : `Adjuntar ${pageCount(pages)}`}
      </Button>
    </div>
  );
}
