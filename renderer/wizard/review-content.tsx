import { Text, Title } from '@mantine/core';
import { formatBolivianos } from '../../shared/domain/money.ts';
import { decidingOrderState } from '../../shared/domain/orders.ts';
import type { CaseView } from '../../shared/ipc/views.ts';
import { itemsToAnnul, refundFor } from '../../shared/procedure/registration.ts';
import { ItemConsequences } from './item-consequences.tsx';
import styles from './wizard.module.css';

/** "Anular 2 productos y derivar a caja": the act's own words (U9). */
export function actLabel(view: Pick<CaseView, 'state' | 'facts'>): string {
  const items = itemsToAnnul(view.state, view.facts);
  const what = items.length === 1 ? '1 producto' : `${items.length} productos`;
  return refundFor(view.state, items) > 0 ? `Anular ${what} y derivar a caja` : `Anular ${what}`;
}

/** What happens when the act is done, in words: what is annulled, what stays, how many bolivianos, who is told. */
export function ReviewContent({ view }: { readonly view: CaseView }) {
  const items = itemsToAnnul(view.state, view.facts);
  const refund = refundFor(view.state, items);
  const isAssigned = decidingOrderState(view.facts.orders) === 'assigned';
  return (
    <>
      <Title order={2} size="h4">
        Al anular sucede esto
      </Title>
      <ul className={styles.consequences}>
        <ItemConsequences annulled={items} items={view.facts.request.items} />
        <li>
          {refund > 0 ? (
            <>
              El cliente pasa a caja por la devolución de <strong>{formatBolivianos(refund)}</strong>.
            </>
          ) : (
            'No corresponde devolución en caja.'
          )}
        </li>
        <li>Se emite la notificación de anulación, numerada, con un solo original.</li>
        {isAssigned && (
          <li>Se abre la tarea de avisar al Supervisor Centro de Operaciones: la orden está asignada.</li>
        )}
        <li>El trámite pasa a Back Office Incidencias para el cierre de la solicitud (inciso B).</li>
      </ul>
      <Text size="sm">La anulación se hace una sola vez: después no se puede deshacer desde aquí.</Text>
    </>
  );
}
