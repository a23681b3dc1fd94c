import { Text, Title } from '@mantine/core';
import { formatBolivianos } from '../../../shared/domain/money.ts';
import { paidCents } from '../../../shared/domain/requests.ts';
import type { CaseView } from '../../../shared/ipc/views.ts';
import { annul } from '../../../shared/procedure/a-13-annul.ts';
import { answerOf } from '../../../shared/procedure/answers.ts';
import { historyOf } from '../../../shared/procedure/history.ts';
import { relevantOrders } from '../../../shared/procedure/relevant-orders.ts';
import { ItemConsequences } from '../item-consequences.tsx';
import { FactList } from './fact-list.tsx';
import { OrderChanged } from './order-changed.tsx';
import { RelevantOrderTable } from './relevant-order-table.tsx';
import type { StepProps } from './step-props.ts';
import styles from './steps.module.css';

function Consequences({ view }: { readonly view: CaseView }) {
  const annulled = view.state.registered?.items ?? [];
  const paid = paidCents(view.facts.payments);
  return (
    <ul className={styles.list}>
      <ItemConsequences annulled={annulled} items={view.facts.request.items} />
      <li>
        {paid > 0 ? (
          <>
            Los <strong>{formatBolivianos(paid)}</strong> cancelados en caja se atienden en el cierre (paso
            B.3).
          </>
        ) : (
          'No hay pagos registrados en caja.'
        )}
      </li>
      <li>El trámite pasa a Back Office Incidencias para el cierre de la solicitud (inciso B).</li>
    </ul>
  );
}

/** A.13: the review before the act, and the act. */
export function AnnulStep({ view, formId, onAnswer }: StepProps<'A13'>) {
  const history = historyOf(view.state);
  const isAllowed = annul.admit({}, annul.look(view.facts, history, null), history).ok;
  const registered = answerOf(view.state, 'A10')?.answer;
  return (
    <form
      id={formId}
      className={styles.stack}
      onSubmit={(event) => {
        event.preventDefault();
        onAnswer({});
      }}
    >
      {!isAllowed && <OrderChanged view={view} />}
      <Title order={2} size="h4">
        Revise antes de anular: sucede esto
      </Title>
      <Consequences view={view} />
      {registered && (
        <FactList
          facts={[
            { label: 'Motivo', value: `${registered.motiveName}: ${registered.causeName}` },
            ...(registered.note === '' ? [] : [{ label: 'Nota', value: registered.note }]),
            { label: 'Interacción', value: registered.interaction },
          ]}
        />
      )}
      <Title order={2} size="h4">
        Órdenes de trabajo
      </Title>
      <RelevantOrderTable orders={relevantOrders(view.facts.orders, history.items)} deciding={[]} />
      <Text size="sm">
        La anulación se hace una sola vez: después no se puede deshacer ni desistir. Lo registrado en el paso
        A.10 ya no se cambia; si no es lo que el cliente pide, elija Desistir.
      </Text>
    </form>
  );
}
