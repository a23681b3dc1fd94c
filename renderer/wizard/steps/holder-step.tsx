import { TextInput } from '@mantine/core';
import { Controller, useWatch } from 'react-hook-form';
import { customerIdentity, customerName } from '../../../shared/domain/customers.ts';
import type { CaseView } from '../../../shared/ipc/views.ts';
import { holder } from '../../../shared/procedure/a-08-holder.ts';
import { answerOf } from '../../../shared/procedure/answers.ts';
import { historyOf } from '../../../shared/procedure/history.ts';
import { requirementNames } from '../../../shared/procedure/requirements.ts';
import type { AnswerOf } from '../../../shared/procedure/steps.ts';
import { ChoiceList } from '../../components/choice-list.tsx';
import { Checklist } from '../documents/checklist.tsx';
import { DocumentSlot } from '../documents/document-slot.tsx';
import { WhoCame } from '../documents/who-came.ts';
import { useStepForm } from '../use-step-form.ts';
import { CheckList } from './check-list.tsx';
import { holderAnswer, holderSchema, holderValues } from './holder-answer.ts';
import { HolderStanding } from './holder-standing.tsx';
import { StepFormFrame } from './step-form-frame.tsx';
import type { StepProps } from './step-props.ts';
import styles from './steps.module.css';

function seenOptions(view: CaseView, isHolder: boolean, paid: boolean) {
  const receipts = view.facts.payments.map(({ receiptNumber }) => receiptNumber).join(', ');
  return [
    ...(isHolder
      ? [
          {
            value: 'holder-card',
            label: requirementNames['holder-card'],
            description: 'El original, a la vista.',
          },
        ]
      : []),
    ...(paid
      ? [
          {
            value: 'invoice',
            label: requirementNames.invoice,
            description: receipts === '' ? 'El cliente canceló en caja.' : `En caja figura ${receipts}.`,
          },
        ]
      : []),
  ];
}

/** Half a name is nobody to compare a letter with. */
function cameFor(values: AnswerOf<'A8'> | null): AnswerOf<'A8'>['representative'] {
  const { representative } = values ?? { representative: null };
  return representative && representative.name !== '' && representative.identity !== ''
    ? representative
    : null;
}

/** A.8: who is there, and what of the requirements was seen or captured. */
export function HolderStep({ view, formId, onAnswer, onSaved }: StepProps<'A8'>) {
  const facts = holder.look(view.facts, historyOf(view.state), null);
  const stepForm = useStepForm({
    view,
    step: 'A8',
    schema: holderSchema,
    values: holderValues(answerOf(view.state, 'A8')?.answer),
  });
  const { control, register, formState } = stepForm.form;
  const values = useWatch({ control, compute: (typed) => holderAnswer(typed) });
  const isRepresentative = values?.requester === 'representative';
  const options = values ? seenOptions(view, !isRepresentative, facts.paid) : [];
  return (
    <div className={styles.stack}>
      <StepFormFrame
        stepForm={stepForm}
        formId={formId}
        labels={{ requester: 'Solicitante', name: 'Nombre del apoderado', identity: 'C.I. del apoderado' }}
        onSaved={onSaved}
        onValid={(typed) => {
          const answer = holderAnswer(typed);
          if (answer) onAnswer(answer);
        }}
      >
        <Controller
          control={control}
          name="requester"
          render={({ field, fieldState }) => (
            <ChoiceList
              kind="single"
              id="requester"
              label="¿Quién solicita la anulación?"
              options={[
                {
                  value: 'holder',
                  label: 'El titular',
                  description: [customerName(view.facts.customer), customerIdentity(view.facts.customer)]
                    .filter((part) => part !== '')
                    .join(' · '),
                },
                {
                  value: 'representative',
                  label: 'Un apoderado, en nombre del titular',
                  description: 'Con carta de autorización y fotocopia del C.I. del titular, adjuntadas aquí.',
                },
              ]}
              value={field.value === '' ? [] : [field.value]}
              onChange={(value) => field.onChange(value[0] ?? '')}
              onBlur={field.onBlur}
              error={fieldState.error?.message}
            />
          )}
        />
        {isRepresentative && (
          <>
            <TextInput
              {...register('name')}
              id="name"
              label="Nombre completo del apoderado"
              autoComplete="off"
              error={formState.errors.name?.message}
            />
            <TextInput
              {...register('identity')}
              id="identity"
              label="C.I. del apoderado"
              autoComplete="off"
              error={formState.errors.identity?.message}
            />
          </>
        )}
        {options.length > 0 && (
          <Controller
            control={control}
            name="seen"
            render={({ field }) => (
              <CheckList
                id="seen"
                label="Marque lo que tiene a la vista"
                options={options}
                value={field.value}
                onChange={field.onChange}
                onBlur={field.onBlur}
              />
            )}
          />
        )}
      </StepFormFrame>
      {isRepresentative && (
        <WhoCame value={cameFor(values)}>
          <DocumentSlot view={view} kind="authorization-letter" required disabled={false} />
          <DocumentSlot view={view} kind="identity-card-copy" required disabled={false} />
        </WhoCame>
      )}
      {facts.paid && <DocumentSlot view={view} kind="invoice" required={false} disabled={false} />}
      {values && <Checklist view={view} answer={values} />}
      {values && <HolderStanding answer={values} facts={facts} />}
    </div>
  );
}
