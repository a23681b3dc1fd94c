import type { Adjustments } from '../../../../shared/domain/capture.ts';

/** Most steps back: a page is made legible in a few. */
const mostSteps = 50;

export interface AdjustmentHistory {
  readonly present: Adjustments;
  readonly past: readonly Adjustments[];
  /** What the last change was of: more of the same is one step back. */
  readonly subject: string | null;
}

export type AdjustmentChange =
  | {
      readonly type: 'change';
      readonly to: Adjustments;
      /** Changes of the same subject one after the other are undone together; null is never the same. */
      readonly subject: string | null;
    }
  | { readonly type: 'undo' };

export function beginHistory(present: Adjustments): AdjustmentHistory {
  return { present, past: [], subject: null };
}

export function isSame(one: Adjustments, other: Adjustments): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** What is done to a page, step by step, and back. */
export function changeAdjustments(history: AdjustmentHistory, change: AdjustmentChange): AdjustmentHistory {
  if (change.type === 'undo') {
    const before = history.past.at(-1);
    return before ? { present: before, past: history.past.slice(0, -1), subject: null } : history;
  }
  if (isSame(change.to, history.present)) return history;
  const continues = change.subject !== null && change.subject === history.subject;
  return {
    present: change.to,
    past: continues ? history.past : [...history.past, history.present].slice(-mostSteps),
    subject: change.subject,
  };
}

/** @param turns quarter turns clockwise; −1 turns left. */
export function turn(adjustments: Adjustments, turns: 1 | -1): Adjustments {
  return { ...adjustments, quarterTurns: (adjustments.quarterTurns + turns + 4) % 4 };
}
