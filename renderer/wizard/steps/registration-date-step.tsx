import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { businessDay, formatDate, formatDateTime } from '../../../shared/domain/dates.ts';
import type { CaseView } from '../../../shared/ipc/views.ts';
import { registrationDate } from '../../../shared/procedure/a-02-registration-date.ts';
import { historyOf } from '../../../shared/procedure/history.ts';
import type { HandoverReason } from '../../../shared/procedure/step.ts';
import { Banner } from '../../components/banner.tsx';
import type { StepProps } from './step-props.ts';

/** Where A.2 leads on what is known now: null when the counter goes on. */
export function handoverOf(view: Pick<CaseView, 'facts' | 'state'>): HandoverReason | null {
  const next = registrationDate.next({}, registrationDate.look(view.facts, historyOf(view.state), null));
  return next.kind === 'step' ? next.handover : null;
}

function Verdict({ view }: Pick<StepProps<'A2'>, 'view'>): ReactNode {
  const { request, orders } = view.facts;
  const handover = handoverOf(view);
  const registered = formatDate(businessDay(request.registeredAt));
  if (handover === 'not-same-day') {
    return (
      <Banner kind="warning" title={`La solicitud es del ${registered}: se deriva a Back Office`}>
        En mostrador se anulan solamente las solicitudes registradas hoy, {formatDate(view.facts.businessDay)}
        . Pida al cliente que pase a Back Office Comercial; el trámite lo espera allí con todo lo registrado.
      </Banner>
    );
  }
  if (handover === 'order-executed') {
    return (
      <Banner kind="warning" title="La orden de trabajo ya fue ejecutada: se deriva a Back Office">
        {orders.map((order) => order.id).join(', ')}: el trabajo ya está hecho, y Back Office Comercial decide
        si la anulación procede (paso A.11). Pida al cliente que pase allí.
      </Banner>
    );
  }
  return (
    <Banner kind="success" title="La solicitud es de hoy: puede anularse en mostrador">
      Registrada el {formatDateTime(request.registeredAt)} en {request.branch}.
    </Banner>
  );
}

/** A.2: nothing is typed; the page says what the date and the orders mean for the customer. */
export function RegistrationDateStep({ view, formId, onAnswer }: StepProps<'A2'>) {
  const assigned = handoverOf(view) === null && view.facts.orders.some((order) => order.state === 'assigned');
  return (
    <form
      id={formId}
      onSubmit={(event) => {
        event.preventDefault();
        onAnswer({});
      }}
    >
      <Verdict view={view} />
      {assigned && (
        <Banner kind="info" title="La orden de trabajo está asignada a un técnico">
          La anulación sigue aquí. Al registrarla se abre además la tarea de avisar al Supervisor Centro de
          Operaciones (pasos A.14 y A.16).
        </Banner>
      )}
      <Text size="sm" mt="md">
        Se toma la fecha de la oficina central, con la hora de La Paz.
      </Text>
    </form>
  );
}
