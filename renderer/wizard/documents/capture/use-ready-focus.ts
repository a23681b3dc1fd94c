import { type RefObject, useEffect, useRef } from 'react';

/**
 * Gives a source's own control the focus once, when it can be used: the key that chose the source is the only one needed.
 *
 * @param isReady is the control there?
 */
export function useReadyFocus<Control extends HTMLElement>(
  takesFocus: boolean,
  isReady: boolean,
): RefObject<Control | null> {
  const control = useRef<Control>(null);
  const isDone = useRef(!takesFocus);
  useEffect(() => {
    if (isDone.current || !isReady) return;
    isDone.current = true;
    control.current?.focus();
  }, [isReady]);
  return control;
}
