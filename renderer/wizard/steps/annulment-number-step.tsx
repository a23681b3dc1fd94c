import { TextInput } from '@mantine/core';
import { useEffect } from 'react';
import { z } from 'zod';
import type { CaseView } from '../../../shared/ipc/views.ts';
import { answerOf } from '../../../shared/procedure/answers.ts';
import { historyOf } from '../../../shared/procedure/history.ts';
import { steps } from '../../../shared/procedure/steps.ts';
import { useStepForm } from '../use-step-form.ts';
import styles from './closing-steps.module.css';
import { StepFormFrame } from './step-form-frame.tsx';
import type { StepProps } from './step-props.ts';
import { typedNumber } from './typed-number.ts';

function schemaFor(view: CaseView) {
  const history = historyOf(view.state);
  const facts = steps.B12.look(view.facts, history, null);
  return z.object({
    number: z
      .string()
      .max(80, 'El número tiene más de 80 letras.')
      .superRefine((text, context) => {
        const number = typedNumber(text);
        if (number === '')
          context.addIssue({
            code: 'custom',
            message: 'Digite o escanee el número de la solicitud de anulación.',
          });
        else if (!steps.B12.admit({ number }, facts, history).ok)
          context.addIssue({
            code: 'custom',
            message: 'Ese número es de otra anulación: compárelo con la notificación de este trámite.',
          });
      }),
  });
}

/** B.12: one field, typed or scanned; a reader of codes ends with Enter, which goes on. */
export function AnnulmentNumberStep({ view, formId, onAnswer, onSaved }: StepProps<'B12'>) {
  const stepForm = useStepForm({
    view,
    step: 'B12',
    schema: schemaFor(view),
    values: { number: answerOf(view.state, 'B12')?.answer.number ?? '' },
  });
  const { register, setFocus, formState } = stepForm.form;
  // After the heading has taken the focus: what is scanned has to land in the field.
  useEffect(() => setFocus('number'), [setFocus]);
  return (
    <StepFormFrame
      stepForm={stepForm}
      formId={formId}
      labels={{ number: 'Solicitud de anulación' }}
      onSaved={onSaved}
      onValid={({ number }) => onAnswer({ number: typedNumber(number) })}
    >
      <TextInput
        {...register('number')}
        id="number"
        size="md"
        className={styles.number}
        label="Número de la solicitud de anulación"
        description="El del trámite o el de su notificación, con guiones o sin ellos; también se puede escanear su código."
        autoComplete="off"
        spellCheck={false}
        error={formState.errors.number?.message}
      />
    </StepFormFrame>
  );
}
