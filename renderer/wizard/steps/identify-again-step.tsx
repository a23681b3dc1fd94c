import { Text, Title } from '@mantine/core';
import { customerIdentity, customerName } from '../../../shared/domain/customers.ts';
import { formatDateTime } from '../../../shared/domain/dates.ts';
import { formatBolivianos } from '../../../shared/domain/money.ts';
import type { CaseView } from '../../../shared/ipc/views.ts';
import { identifyAgain } from '../../../shared/procedure/a-07-identify-again.ts';
import { historyOf } from '../../../shared/procedure/history.ts';
import { requirementNames } from '../../../shared/procedure/requirements.ts';
import { handoverReasonNames } from '../../../shared/procedure/words.ts';
import { Banner } from '../../components/banner.tsx';
import { refusalWords } from '../../components/refusal-words.ts';
import { FactList } from './fact-list.tsx';
import type { StepProps } from './step-props.ts';
import styles from './steps.module.css';

/** Why the customer stands at this desk: came back with what was asked for, or was sent by the counter. */
function Arrival({ view: { state } }: { readonly view: CaseView }) {
  const asked = state.asked.at(-1);
  if (asked) {
    return (
      <Banner kind="info" title={`El ${formatDateTime(asked.at)} se pidió lo que faltaba`}>
        {asked.missing.map((each) => requirementNames[each]).join('; ')}. Lista {asked.slipNumber}, de{' '}
        {asked.actor.name}.
      </Banner>
    );
  }
  const why = state.position.kind === 'step' ? state.position.handover : null;
  return (
    why && <Banner kind="info" title={`Viene de mostrador: ${handoverReasonNames[why].toLowerCase()}`} />
  );
}

/** A.7: the customer and the request as the case has them, to be compared with the person in front. */
export function IdentifyAgainStep({ view, formId, onAnswer }: StepProps<'A7'>) {
  const { customer, request } = view.facts;
  const answer = { customerId: customer.id, requestId: request.id };
  const history = historyOf(view.state);
  const admitted = identifyAgain.admit(answer, identifyAgain.look(view.facts, history, null), history);
  const refused = admitted.ok ? null : refusalWords(admitted.error);
  return (
    <form
      id={formId}
      className={styles.stack}
      onSubmit={(event) => {
        event.preventDefault();
        onAnswer(answer);
      }}
    >
      {refused && (
        <Banner kind="warning" title={refused.title}>
          {refused.explanation} {refused.wayOn}
        </Banner>
      )}
      <Arrival view={view} />
      <Text>Pida el documento de identidad y compárelo con lo registrado.</Text>
      <FactList
        facts={[
          { label: customer.kind === 'business' ? 'Empresa' : 'Cliente', value: customerName(customer) },
          { label: 'Identificación', value: customerIdentity(customer) || '—' },
          { label: 'Solicitud', value: request.id },
          { label: 'Registrada', value: `${formatDateTime(request.registeredAt)}, ${request.branch}` },
          { label: 'Tipo', value: request.kind === 'transfer' ? 'Traslado' : 'Instalación nueva' },
        ]}
      />
      <Title order={2} size="h4">
        Productos de la solicitud
      </Title>
      <ul className={styles.list}>
        {request.items.map((item) => (
          <li key={item.id}>
            {item.description}
            {item.packageName && ` (${item.packageName})`} · derecho de instalación{' '}
            {formatBolivianos(item.feeCents)}
            {item.state === 'annulled' && <strong> · ya anulado</strong>}
          </li>
        ))}
      </ul>
      <Text size="sm">
        Si viene otra persona por el titular, se registra en el paso siguiente. Si pide anular otra solicitud,
        es otro trámite: búsquela con F2.
      </Text>
    </form>
  );
}
