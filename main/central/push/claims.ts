import type { RequestItem } from '../../../shared/domain/requests.ts';
import type { CaseEvent } from '../../../shared/procedure/events.ts';
import type { CaseFacts, Claim } from '../../../shared/procedure/facts.ts';
import { heldItems } from '../../../shared/procedure/held-items.ts';
import type { CaseState } from '../../../shared/procedure/state.ts';
import type { Outcome } from '../../../shared/protocol/operations.ts';

type Winner = Extract<Outcome, { status: 'conflict' }>['winner'];

/** What a case holds: the items that it annulled, or the whole request while it is still being answered. */
export function claimsOf(state: CaseState, requestItems: readonly RequestItem[]): readonly Claim[] {
  if (state.registered === null && state.position.kind === 'ended') return [];
  const { actor, at } = state.registered ?? state.opened;
  return (state.registered ? heldItems(state) : requestItems).map((item) => ({
    itemId: item.id,
    caseId: state.caseId,
    caseNumber: state.caseNumber,
    advisor: actor.name,
    areaName: actor.areaName,
    at,
    registered: state.registered !== null,
  }));
}

/** The case that stands in an event's way, for its advisor to be told (sync protocol 8); null when none is known. */
export function winnerOver(event: CaseEvent, facts: Pick<CaseFacts, 'claims'>): Winner | null {
  const wanted =
    event.action.type === 'annulment-registered' ? new Set(event.action.items.map((item) => item.id)) : null;
  const holders = facts.claims.filter(
    (claim) => wanted === null || (claim.registered && wanted.has(claim.itemId)),
  );
  const holder = holders.find((claim) => claim.registered) ?? holders[0];
  if (holder === undefined) return null;
  return { caseNumber: holder.caseNumber, advisor: holder.advisor, areaName: holder.areaName, at: holder.at };
}
