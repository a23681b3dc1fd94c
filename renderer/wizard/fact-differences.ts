import { formatBolivianos } from '../../shared/domain/money.ts';
import { orderStateNames } from '../../shared/domain/orders.ts';
import type { CaseFacts } from '../../shared/procedure/facts.ts';

/** One thing that the central office knows of a request, beside what this workstation has of it now. */
export interface ComparedFact {
  readonly what: string;
  readonly central: string;
  readonly here: string;
}

const nothing = 'ninguno';

function told(facts: CaseFacts): ReadonlyMap<string, string> {
  const paid = facts.payments.reduce((sum, payment) => sum + payment.amountCents, 0);
  const holders = [...new Set(facts.claims.map((claim) => `${claim.caseNumber} (${claim.advisor})`))];
  return new Map([
    ...facts.orders.map((order) => [`Orden ${order.id}`, orderStateNames[order.state]] as const),
    ['Pagos en caja', paid === 0 ? nothing : formatBolivianos(paid)] as const,
    ...facts.request.items.map(
      (item) => [item.description, item.state === 'active' ? 'Activo' : 'Anulado'] as const,
    ),
    ['Otros trámites', holders.length === 0 ? nothing : holders.join(', ')] as const,
  ]);
}

/**
 * The facts by which the central office decided, beside those of this workstation: what differs first, and of the rest the orders and
 * payments, which most refusals are about.
 */
export function compareFacts(central: CaseFacts, here: CaseFacts): readonly ComparedFact[] {
  const [theirs, ours] = [told(central), told(here)];
  const names = [...new Set([...theirs.keys(), ...ours.keys()])];
  const compared = names.map((what) => ({
    what,
    central: theirs.get(what) ?? '—',
    here: ours.get(what) ?? '—',
  }));
  const differing = compared.filter((each) => each.central !== each.here);
  const same = compared.filter(
    (each) => each.central === each.here && (each.what.startsWith('Orden ') || each.what === 'Pagos en caja'),
  );
  return [...differing, ...same];
}
