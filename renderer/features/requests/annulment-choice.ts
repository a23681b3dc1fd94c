import type { RequestView } from '../../../shared/ipc/views.ts';
import { availableItems } from '../../../shared/procedure/facts.ts';
import { type CaseStatus, type CaseSummary, openStatuses } from '../../../shared/procedure/summary.ts';

/** What the desks at which cases begin can do with a request. */
export type AnnulmentChoice =
  | { readonly kind: 'open' }
  /** A case is being worked on: a second one would be refused. */
  | { readonly kind: 'continue'; readonly case: CaseSummary }
  | { readonly kind: 'nothing-left' };

function isOpen(status: CaseStatus): boolean {
  return (openStatuses as readonly CaseStatus[]).includes(status);
}

export function annulmentChoice({ cases, facts }: Pick<RequestView, 'cases' | 'facts'>): AnnulmentChoice {
  const isNothingLeft = availableItems(facts).length === 0;
  const present = cases.find(
    ({ status }) =>
      isOpen(status) ||
      // With products left, a second case may begin before the first one is handed over.
      (isNothingLeft && status === 'to-hand-over'),
  );
  if (present) return { kind: 'continue', case: present };
  return isNothingLeft ? { kind: 'nothing-left' } : { kind: 'open' };
}
