import { Autocomplete, Textarea, TextInput } from '@mantine/core';
import { Controller, useWatch } from 'react-hook-form';
import { tellSupervisor } from '../../../shared/procedure/a-14-tell-supervisor.ts';
import { historyOf } from '../../../shared/procedure/history.ts';
import type { FactsOf } from '../../../shared/procedure/steps.ts';
import { ChoiceList } from '../../components/choice-list.tsx';
import { MomentField, momentNow } from '../../components/moment-field.tsx';
import { useStepForm } from '../use-step-form.ts';
import { FactList } from './fact-list.tsx';
import { NobodyToTell } from './nobody-to-tell.tsx';
import { StepFormFrame } from './step-form-frame.tsx';
import type { StepProps } from './step-props.ts';
import styles from './steps.module.css';
import { SupervisorList } from './supervisor-list.tsx';
import { supervisorsToTell, type TellValues, tellAnswer, tellSchemaFor } from './tell-answer.ts';

const labels = {
  channel: 'Medio',
  number: 'Teléfono',
  answeredBy: 'Quién atendió',
  calledAt: 'Hora de la llamada',
  note: 'Nota',
} as const;

const noCall: Omit<TellValues, 'channel' | 'calledAt'> = { number: '', answeredBy: '', note: '' };

/** A.14: the supervisor of the order's centre is told, by an e-mail that the central office sends or by telephone. */
export function TellSupervisorStep(props: StepProps<'A14'>) {
  const history = historyOf(props.view.state);
  const facts = tellSupervisor.look(props.view.facts, history, null);
  const isAllowed = tellSupervisor.admit({ channel: 'email', note: '' }, facts, history).ok;
  return isAllowed ? <Telling {...props} facts={facts} /> : <NotAssigned {...props} />;
}

/** There is nobody to tell any more: the one answer is to go on by the order's present state. */
function NotAssigned({ view, formId, onAnswer }: StepProps<'A14'>) {
  return (
    <form
      id={formId}
      onSubmit={(event) => {
        event.preventDefault();
        onAnswer({ channel: 'not-needed', note: '' });
      }}
    >
      <NobodyToTell view={view} />
    </form>
  );
}

function Telling({
  view,
  formId,
  onAnswer,
  onSaved,
  facts,
}: StepProps<'A14'> & { readonly facts: FactsOf<'A14'> }) {
  const supervisors = supervisorsToTell(view.supervisors, facts);
  const hasMail = supervisors.some((each) => each.hasMail);
  const stepForm = useStepForm<TellValues>({
    view,
    step: 'A14',
    schema: tellSchemaFor(hasMail),
    values: { ...noCall, channel: hasMail ? 'email' : 'phone', calledAt: momentNow() },
  });
  const { control, register, formState } = stepForm.form;
  const channel = useWatch({ control, name: 'channel' });
  return (
    <div className={styles.stack}>
      <FactList
        facts={facts.orders.map(({ id, operationsCentre, technician }) => ({
          label: `Orden ${id}`,
          value: [operationsCentre, technician && `técnico ${technician}`].filter(Boolean).join(' · '),
        }))}
      />
      <SupervisorList supervisors={supervisors} />
      <StepFormFrame
        stepForm={stepForm}
        formId={formId}
        labels={labels}
        onSaved={onSaved}
        onValid={(values) => {
          const answer = tellAnswer(values);
          if (answer) onAnswer(answer);
        }}
      >
        <Controller
          control={control}
          name="channel"
          render={({ field, fieldState }) => (
            <ChoiceList
              kind="single"
              id="channel"
              label="¿Cómo se avisa?"
              options={[
                {
                  value: 'email',
                  label: 'Por correo',
                  description: hasMail
                    ? 'Lo envía la oficina central; el trámite muestra si salió.'
                    : 'No disponible: ningún supervisor del centro tiene correo registrado.',
                  disabled: !hasMail,
                },
                {
                  value: 'phone',
                  label: 'Por teléfono',
                  description: 'Usted llama y registra quién atendió.',
                },
              ]}
              value={[field.value]}
              onChange={(value) => field.onChange(value[0] ?? '')}
              onBlur={field.onBlur}
              error={fieldState.error?.message}
            />
          )}
        />
        {channel === 'phone' && (
          <>
            <TextInput
              {...register('number')}
              id="number"
              label="Número de teléfono"
              inputMode="tel"
              autoComplete="off"
              error={formState.errors.number?.message}
            />
            <Controller
              control={control}
              name="answeredBy"
              render={({ field, fieldState }) => (
                <Autocomplete
                  {...field}
                  id="answeredBy"
                  label="Quién atendió"
                  data={[...new Set(supervisors.map(({ name }) => name))]}
                  error={fieldState.error?.message}
                />
              )}
            />
            <Controller
              control={control}
              name="calledAt"
              render={({ field, fieldState }) => (
                <MomentField
                  id="calledAt"
                  label="Hora de la llamada"
                  value={field.value}
                  onChange={field.onChange}
                  onBlur={field.onBlur}
                  ref={field.ref}
                  error={fieldState.error?.message}
                />
              )}
            />
          </>
        )}
        <Textarea
          {...register('note')}
          id="note"
          label="Nota (si hace falta)"
          autosize
          minRows={2}
          maxRows={6}
          error={formState.errors.note?.message}
        />
      </StepFormFrame>
    </div>
  );
}
