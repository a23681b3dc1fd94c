import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import styles from './action-bar.module.css';

interface ActionBarProps {
  readonly back: { readonly label: string; readonly onClick: () => void };
  readonly main: {
    readonly label: string;
    readonly onClick: () => void;
    readonly isBusy: boolean;
  };
  /** What was saved and when. */
  readonly note: string;
  readonly children?: ReactNode;
}

/** The act, below and always in sight: back on the left, the main action on the right. */
export function ActionBar({ back, main, note, children }: ActionBarProps) {
  return (
    <div className={styles.bar}>
      <Button variant="default" size="md" onClick={back.onClick}>
        {back.label}
      </Button>
      {children}
      <span className={styles.note} role="status">
        {note}
      </span>
      <Button
        size="md"
        onClick={main.onClick}
        loading={main.isBusy}
        rightSection={<kbd className={styles.key}>Ctrl ↵</kbd>}
      >
        {main.label}
      </Button>
    </div>
  );
}
