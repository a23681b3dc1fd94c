import { TextInput } from '@mantine/core';
import { IconFilter } from '@tabler/icons-react';

interface ListSearchProps {
  readonly label: string;
  /** The page begins in it, and not at its heading. */
  readonly autoFocus?: boolean;
  readonly value: string;
  readonly onChange: (text: string) => void;
  /** Down from the search, into the list. */
  readonly onDown: () => void;
}

/** The search of a list: the arrow leads from it into the rows. */
export function ListSearch({ label, autoFocus = false, value, onChange, onDown }: ListSearchProps) {
  return (
    <TextInput
      label={label}
      placeholder="Cliente, documento, solicitud o trámite"
      leftSection={<IconFilter size={16} aria-hidden="true" />}
      autoFocus={autoFocus}
      autoComplete="off"
      value={value}
      maxLength={120}
      onChange={(event) => onChange(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key !== 'ArrowDown') return;
        event.preventDefault();
        onDown();
      }}
    />
  );
}
