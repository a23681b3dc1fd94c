import { Text, Title } from '@mantine/core';
import { formatDateTime } from '../../../shared/domain/dates.ts';
import { formatBolivianos } from '../../../shared/domain/money.ts';
import type { CaseView } from '../../../shared/ipc/views.ts';
import { holderNow } from '../../../shared/procedure/custody.ts';
import { annulmentTypeOf, historyOf } from '../../../shared/procedure/history.ts';
import { processTypeNames } from '../../../shared/procedure/report.ts';
import { steps } from '../../../shared/procedure/steps.ts';
import { Banner } from '../../components/banner.tsx';
import { useSession } from '../../components/session.tsx';
import wizard from '../wizard.module.css';
import styles from './closing-steps.module.css';
import type { StepProps } from './step-props.ts';

function Annulled({ view: { state } }: { readonly view: CaseView }) {
  const { registered } = state;
  const type = annulmentTypeOf(state);
  if (!registered) return null;
  return (
    <section className={styles.section} aria-label="Qué se anuló">
      <Title order={2} size="h4">
        Qué se anuló
      </Title>
      <Text>
        {type && `${processTypeNames[type]}, `}registrada el {formatDateTime(registered.at)} por{' '}
        {registered.actor.name}, {registered.actor.areaName}.
      </Text>
      <ul className={wizard.products}>
        {registered.items.map((item) => (
          <li key={item.id} className={wizard.product}>
            <span>{item.description}</span>
            <span className={wizard.amount}>{formatBolivianos(item.feeCents)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** B.2: the sale request and its motive; whoever answers has the case from then on (U12). */
export function ChooseStep({ view, formId, onAnswer }: StepProps<'B2'>) {
  const { user } = useSession();
  const { requestId, motive } = steps.B2.look(view.facts, historyOf(view.state), null);
  const holder = holderNow(view.state, view.facts);
  return (
    <form
      id={formId}
      className={styles.blocks}
      onSubmit={(event) => {
        event.preventDefault();
        onAnswer({});
      }}
    >
      {holder && holder.userId !== user?.userId && (
        <Banner kind="warning" title={`Lo tiene ${holder.name} desde el ${formatDateTime(holder.at)}`}>
          No se puede tomar hasta que lo libere o pase el tiempo. Elija otra solicitud del reporte con F8.
        </Banner>
      )}
      <dl className={styles.big}>
        <div>
          <dt>Solicitud de venta</dt>
          <dd>{requestId}</dd>
        </div>
        <div>
          <dt>Motivo de la anulación</dt>
          <dd>{motive ?? 'Sin motivo registrado'}</dd>
        </div>
      </dl>
      <Annulled view={view} />
    </form>
  );
}
