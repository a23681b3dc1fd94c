import type { handoffEnds } from '../../shared/procedure/handoffs.ts';

/** How a hand-off ended, as it is said. */
export const handoffEndNames: Readonly<Record<(typeof handoffEnds)[number], string>> = {
  returned: 'Retornó',
  refunded: 'Devuelto en caja',
  transferred: 'Transferida',
};
