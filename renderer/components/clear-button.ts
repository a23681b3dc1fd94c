import type { MouseEvent } from 'react';

/** It goes away with what it clears: the focus goes back to the field. */
function backToField({ currentTarget }: MouseEvent<HTMLElement>): void {
  currentTarget
    .closest('div:has(> input)')
    ?.querySelector<HTMLInputElement>('input[role="combobox"]')
    ?.focus();
}

/** The button that takes a filter away, for the keyboard as well: the select's own is for the mouse alone (U1). */
export function clearButton(label: string) {
  return {
    'aria-label': label,
    'aria-hidden': false,
    tabIndex: 0,
    size: '26px',
    onClick: backToField,
  } as const;
}
