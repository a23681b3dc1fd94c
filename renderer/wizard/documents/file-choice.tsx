import { Button } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';
import { useId } from 'react';
import styles from './documents.module.css';

interface FileChoiceProps {
  readonly label: string;
  /** What the file is of, for who does not see where the button stands. */
  readonly of: string;
  readonly icon: Icon;
  readonly accept: readonly string[];
  readonly describedBy: string;
  readonly isBusy: boolean;
  readonly onFiles: (files: readonly File[]) => void;
}

/** The browser's own choice of a file, keys and all, under a label that looks like the other buttons. */
export function FileChoice({ label, of, icon: Icon, accept, describedBy, isBusy, onFiles }: FileChoiceProps) {
  const id = useId();
  return (
    <>
      <input
        id={id}
        className={styles.input}
        type="file"
        accept={accept.join(',')}
        aria-describedby={describedBy}
        // Not disabled while it works: that would take the focus away from it.
        aria-disabled={isBusy}
        onClick={(event) => {
          if (isBusy) event.preventDefault();
        }}
        onChange={(event) => {
          const { files } = event.currentTarget;
          const chosen = [...(files ?? [])];
          // The same file can be chosen again, after it was repaired.
          event.currentTarget.value = '';
          onFiles(chosen);
        }}
      />
      <Button
        component="label"
        htmlFor={id}
        variant="default"
        {...(isBusy ? { 'data-disabled': true } : {})}
        leftSection={<Icon size={18} aria-hidden="true" />}
      >
        {label}
        <span className={styles.forReaders}>: {of}</span>
      </Button>
    </>
  );
}
