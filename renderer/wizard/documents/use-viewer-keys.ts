import { useEffect, useRef } from 'react';

interface ViewerKeys {
  readonly turnBy: (pages: number) => void;
  readonly zoomBy: (direction: 1 | -1) => void;
  readonly showWhole: () => void;
}

/**
 * PgUp, PgDn and Ctrl with +, − and 0, wherever in the dialog the focus is: its heading has it at first. As long as the viewer is there
 * nothing lies above it.
 */
export function useViewerKeys(keys: ViewerKeys): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.altKey || event.metaKey) return;
      const { turnBy, zoomBy, showWhole } = latest.current;
      const meanings: Readonly<Record<string, () => void>> = {
        PageDown: () => turnBy(1),
        PageUp: () => turnBy(-1),
        'Ctrl++': () => zoomBy(1),
        // The same key without Shift, on keyboards that have + above it.
        'Ctrl+=': () => zoomBy(1),
        'Ctrl+-': () => zoomBy(-1),
        'Ctrl+0': showWhole,
      };
      const run = meanings[`${event.ctrlKey ? 'Ctrl+' : ''}${event.key}`];
      if (!run) return;
      event.preventDefault();
      run();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}
