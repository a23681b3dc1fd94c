import type { RequestItem } from '../domain/requests.ts';
import type { CaseState } from './state.ts';

/** The items that a case's annulment holds: from its registration on, until it was withdrawn or found inadmissible (sync protocol 8). */
export function heldItems({
  registered,
  position,
}: Pick<CaseState, 'registered' | 'position'>): readonly RequestItem[] {
  if (registered === null) return [];
  return position.kind === 'ended' && position.outcome !== 'annulled' ? [] : registered.items;
}
