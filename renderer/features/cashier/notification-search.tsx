import { Button, TextInput } from '@mantine/core';
import { IconScan } from '@tabler/icons-react';
import type { Ref } from 'react';
import styles from './cashier.module.css';

interface NotificationSearchProps {
  readonly ref: Ref<HTMLInputElement>;
  readonly text: string;
  readonly isBusy: boolean;
  readonly error: string | null;
  readonly onText: (text: string) => void;
  readonly onSearch: () => void;
  readonly onDown: () => void;
}

/** One field for what is typed and for what a scanner types: both end in Enter. */
export function NotificationSearch(props: NotificationSearchProps) {
  const { ref, text, isBusy, error, onText, onSearch, onDown } = props;
  return (
    <form
      noValidate
      className={styles.search}
      onSubmit={(event) => {
        event.preventDefault();
        onSearch();
      }}
    >
      <TextInput
        ref={ref}
        label="Número de notificación o lectura del QR"
        size="md"
        leftSection={<IconScan size={18} aria-hidden="true" />}
        autoFocus
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        value={text}
        onChange={(event) => onText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown') return;
          event.preventDefault();
          onDown();
        }}
        error={error}
      />
      <Button type="submit" size="md" variant="default" className={styles.searchButton} loading={isBusy}>
        Buscar (Enter)
      </Button>
    </form>
  );
}
