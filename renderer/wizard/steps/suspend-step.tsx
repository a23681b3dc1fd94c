import { Textarea } from '@mantine/core';
import { Controller, useWatch } from 'react-hook-form';
import { Banner } from '../../components/banner.tsx';
import { ChoiceList } from '../../components/choice-list.tsx';
import { momentNow } from '../../components/moment-field.tsx';
import { useSession } from '../../components/session.tsx';
import { useStepForm } from '../use-step-form.ts';
import { RelevantOrderTable } from './relevant-order-table.tsx';
import { StepFormFrame } from './step-form-frame.tsx';
import type { StepProps } from './step-props.ts';
import { type SuspendValues, suspendAnswer, suspendOutlook, suspendSchema } from './suspend-answer.ts';
import { TellingFields } from './telling-fields.tsx';

type Outlook = ReturnType<typeof suspendOutlook>;

const labels = {
  outcome: 'Resultado',
  technician: 'Técnico',
  how: 'Cómo se avisó',
  toldAt: 'Cuándo se avisó',
  appointmentRemoved: 'Cita comprometida',
  note: 'Nota',
};

/** A draft keeps its note, and loses an outcome that facts have ruled out since. */
function withoutSuspension(view: StepProps<'A16'>['view']): StepProps<'A16'>['view'] {
  const drafts = view.drafts.map((draft) =>
    draft.step === 'A16' ? { ...draft, values: { ...(draft.values as object), outcome: 'too-late' } } : draft,
  );
  return { ...view, drafts };
}

function SuspendForm({ props, outlook }: { readonly props: StepProps<'A16'>; readonly outlook: Outlook }) {
  const { view, formId, onAnswer, onSaved } = props;
  const technicians = [...new Set(outlook.own.flatMap(({ technician }) => technician ?? []))];
  const stepForm = useStepForm<SuspendValues>({
    view: outlook.maySuspend ? view : withoutSuspension(view),
    step: 'A16',
    schema: suspendSchema,
    values: {
      outcome: outlook.maySuspend ? '' : 'too-late',
      technician: technicians.join(', ').slice(0, 120),
      how: '',
      toldAt: momentNow(),
      appointmentRemoved: false,
      note: '',
    },
  });
  const { control, register, formState } = stepForm.form;
  const outcome = useWatch({ control, name: 'outcome' });
  return (
    <StepFormFrame
      stepForm={stepForm}
      formId={formId}
      labels={labels}
      onSaved={onSaved}
      onValid={(values) => {
        const answer = suspendAnswer(values);
        if (answer) onAnswer(answer);
      }}
    >
      <Controller
        control={control}
        name="outcome"
        render={({ field, fieldState }) => (
          <ChoiceList
            kind="single"
            id="outcome"
            label="¿Qué pasó con el trabajo?"
            options={[
              {
                value: 'suspended',
                label: 'Técnico avisado: orden suspendida',
                description: outlook.maySuspend
                  ? 'La orden queda suspendida y la anulación sigue su cierre.'
                  : 'No disponible: el trabajo ya está ejecutado.',
                disabled: !outlook.maySuspend,
              },
              {
                value: 'too-late',
                label: 'El técnico ya terminó',
                description: 'Back Office Comercial verifica otra vez el estado de la solicitud (A.11).',
              },
            ]}
            value={field.value === '' ? [] : [field.value]}
            onChange={(value) => field.onChange(value[0] ?? '')}
            onBlur={field.onBlur}
            error={fieldState.error?.message}
          />
        )}
      />
      {outcome === 'suspended' && (
        <TellingFields
          form={stepForm.form}
          hasAppointment={outlook.own.some(({ appointment }) => appointment !== null)}
        />
      )}
      <Textarea
        {...register('note')}
        id="note"
        label={outcome === 'too-late' ? 'Qué respondió el técnico (obligatorio)' : 'Nota (si hace falta)'}
        autosize
        minRows={2}
        error={formState.errors.note?.message}
      />
    </StepFormFrame>
  );
}

/** A.16: the technician stops and the appointment goes, or it is too late for that. */
export function SuspendStep(props: StepProps<'A16'>) {
  const { user } = useSession();
  const outlook = suspendOutlook(props.view, user);
  if (!outlook.mayAnswer) {
    return (
      <Banner kind="warning" title="Las órdenes son de otro Centro de Operaciones">
        {outlook.others.length > 0 ? `Corresponden a ${outlook.others.join(', ')}. ` : ''}
        La tarea está en la cola de su supervisor; aquí no hay nada que responder.
      </Banner>
    );
  }
  return (
    <>
      <RelevantOrderTable orders={outlook.own} deciding={[]} />
      {outlook.others.length > 0 && (
        <Banner kind="info" title={`También hay órdenes en ${outlook.others.join(', ')}`}>
          Son de la misma anulación. Coordine con su supervisor antes de dar la orden por suspendida.
        </Banner>
      )}
      {!outlook.maySuspend && (
        <Banner kind="warning" title="El trabajo ya está ejecutado: no puede suspenderse">
          La orden figura como ejecutada. Registre que el técnico ya terminó: el trámite vuelve a Back Office
          Comercial, que verifica el estado de la solicitud (paso A.11).
        </Banner>
      )}
      {/* On facts that change the choice changes, and what was picked before with it. */}
      <SuspendForm key={String(outlook.maySuspend)} props={props} outlook={outlook} />
    </>
  );
}
