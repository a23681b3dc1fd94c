import type { Replacement } from '../../shared/ipc/views.ts';
import type { Change, ChangeKind } from '../../shared/protocol/changes.ts';
import { isBulkDeletion } from '../../shared/protocol/digest.ts';
import type { WorkResult } from './engine.ts';

/** What of the central office made the engine stop and ask, and what a person has said to it since (S16) [Y15]. */
export interface ReplacementWatch {
  /** What was seen last; null while nothing was. */
  seen(): Replacement | null;
  stop(seen: Replacement): WorkResult;
  /** The deletions that come until the pull is through are meant. */
  allowDeletions(): void;
  mayDelete(): boolean;
  /** The central office was pulled to its end. */
  clear(): void;
}

export function createReplacementWatch(): ReplacementWatch {
  let last: Replacement | null = null;
  let isAllowed = false;
  return {
    seen: () => last,
    stop(seen) {
      last = seen;
      return { type: 'refused', problem: 'server-replaced' };
    },
    allowDeletions() {
      isAllowed = true;
    },
    mayDelete: () => isAllowed,
    clear() {
      last = null;
      isAllowed = false;
    },
  };
}

/** How many of what a page would delete; null where it is no more than a branch's work. */
export function bulkDeletions(changes: readonly Change[]): Replacement['deletions'] | null {
  const gone = changes.filter((change) => change.body === null);
  if (!isBulkDeletion(gone.length, changes.length)) return null;
  const byKind = Map.groupBy(gone, ({ kind }): ChangeKind => kind);
  return [...byKind].map(([kind, each]) => ({ kind, count: each.length }));
}
