import type { RequestView } from '../../../shared/ipc/views.ts';

type Item = RequestView['request']['items'][number];

/**
 * How a product stands, by its own data and by the cases: one that a case has annulled is not in force any more, though Smartflex's next
 * report has yet to say so.
 */
export function itemWord(
  item: Pick<Item, 'id' | 'state'>,
  { facts, cases }: { facts: Pick<RequestView['facts'], 'claims'> } & Pick<RequestView, 'cases'>,
): string {
  if (item.state === 'annulled') return 'Anulado';
  const claim = facts.claims.find(({ itemId, registered }) => registered && itemId === item.id);
  if (!claim) return 'Vigente';
  const holder = cases.find(({ caseId }) => caseId === claim.caseId);
  return holder && holder.annulledAt === null ? 'En anulación' : 'Anulado';
}
