import { useCallback, useEffect, useReducer, useRef } from 'react';
import type { Adjustments } from '../../../../shared/domain/capture.ts';
import { beginHistory, changeAdjustments, isSame } from './adjustment-history.ts';

/** Milliseconds without a change after which what was changed is saved. */
const patience = 350;

/**
 * What is being done to one page: shown at once, saved when the hand rests and when the page is left.
 *
 * @param saved as the tray has them.
 * @param onSave resolves when they are kept.
 */
export function useAdjustments(saved: Adjustments, onSave: (adjustments: Adjustments) => Promise<unknown>) {
  const [history, dispatch] = useReducer(changeAdjustments, saved, beginHistory);
  const { present } = history;
  const keep = useRef(onSave);
  keep.current = onSave;
  const latest = useRef({ present, asked: saved });
  latest.current = { ...latest.current, present };

  const flush = useCallback(async (): Promise<void> => {
    const { present: wanted, asked } = latest.current;
    if (isSame(wanted, asked)) return;
    latest.current = { present: wanted, asked: wanted };
    await keep.current(wanted);
  }, []);
  useEffect(() => {
    if (isSame(present, latest.current.asked)) return undefined;
    const timer = setTimeout(() => void flush(), patience);
    return () => clearTimeout(timer);
  }, [present, flush]);
  // Leaving the page, closing and locking save what rested too shortly.
  useEffect(() => () => void flush(), [flush]);

  return {
    present,
    isSaved: isSame(present, saved),
    mayUndo: history.past.length > 0,
    change: (to: Adjustments, subject: string | null) => dispatch({ type: 'change', to, subject }),
    undo: () => dispatch({ type: 'undo' }),
    flush,
  };
}
